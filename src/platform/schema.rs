//! The tables as diesel sees them; a test compares this file with the migrated database.

diesel::table! {
    installation (id) {
        id -> Uuid,
        created_at -> Timestamptz,
        only_row -> Bool,
        keys_fingerprint -> Nullable<Bytea>,
    }
}

diesel::table! {
    changes (seq) {
        seq -> BigInt,
        xid -> BigInt,
        kind -> Text,
        id -> Uuid,
        at -> Timestamptz,
    }
}

diesel::table! {
    changes_pruned (only_row) {
        only_row -> Bool,
        xid -> BigInt,
        seq -> BigInt,
        at -> Timestamptz,
    }
}

diesel::table! {
    letters (id) {
        id -> Uuid,
        kind -> Text,
        dedupe_key -> Text,
        recipient_sealed -> Bytea,
        locale -> Text,
        params -> Jsonb,
        body_id -> Nullable<Uuid>,
        subject_kind -> Text,
        subject_id -> Uuid,
        state -> Text,
        attempts -> Integer,
        next_attempt_at -> Timestamptz,
        lease_until -> Nullable<Timestamptz>,
        last_problem -> Nullable<Text>,
        created_at -> Timestamptz,
        sent_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    links (id) {
        id -> Uuid,
        purpose -> Text,
        subject_id -> Uuid,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    idempotency_keys (account_id, key) {
        account_id -> Uuid,
        key -> Text,
        request_hash -> Bytea,
        status -> SmallInt,
        body -> Jsonb,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    audit_entries (id) {
        id -> BigInt,
        xid -> BigInt,
        at -> Timestamptz,
        actor_kind -> Text,
        actor_id -> Nullable<Uuid>,
        actor_role -> Nullable<Text>,
        action -> Text,
        subject_kind -> Text,
        subject_id -> Nullable<Uuid>,
        reason -> Nullable<Text>,
        origin -> Text,
        request_id -> Nullable<Uuid>,
        detail -> Jsonb,
    }
}

diesel::table! {
    audit_seals (position) {
        position -> BigInt,
        entry_id -> BigInt,
        entry_xid -> BigInt,
        hash -> Bytea,
        sealed_at -> Timestamptz,
    }
}

diesel::table! {
    regions (kato) {
        kato -> Text,
        parent_kato -> Nullable<Text>,
        level -> Text,
        kind -> Text,
        name_kk -> Text,
        name_ru -> Text,
        name_en -> Text,
        source -> Text,
        until_on -> Nullable<Date>,
    }
}

diesel::table! {
    bodies (id) {
        id -> Uuid,
        code -> Text,
        kind -> Text,
        region_kato -> Nullable<Text>,
        name_kk -> Text,
        name_ru -> Text,
        name_en -> Text,
        version -> Integer,
    }
}

diesel::table! {
    parties (code) {
        code -> Text,
        name_kk -> Text,
        name_ru -> Text,
        name_en -> Text,
        source -> Text,
        since_on -> Nullable<Date>,
        until_on -> Nullable<Date>,
        version -> Integer,
    }
}

diesel::table! {
    reference_state (only_row) {
        only_row -> Bool,
        content_hash -> Bytea,
        loaded_at -> Timestamptz,
    }
}

diesel::table! {
    accounts (id) {
        id -> Uuid,
        role -> Text,
        email_sealed -> Bytea,
        email_index -> Bytea,
        email_confirmed_at -> Nullable<Timestamptz>,
        name -> Text,
        locale -> Text,
        password_hash -> Text,
        state -> Text,
        body_id -> Nullable<Uuid>,
        party_code -> Nullable<Text>,
        region_scope -> Array<Text>,
        programme_scope -> Array<Text>,
        failed_sign_ins -> Integer,
        locked_until -> Nullable<Timestamptz>,
        version -> Integer,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    sessions (id) {
        id -> Uuid,
        secret_hash -> Bytea,
        account_id -> Uuid,
        created_at -> Timestamptz,
        seen_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    refresh_tokens (id) {
        id -> Uuid,
        family -> Uuid,
        account_id -> Uuid,
        secret_hash -> Bytea,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        revoked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    people (id) {
        id -> Uuid,
        account_id -> Nullable<Uuid>,
        state -> Text,
        source -> Text,
        surname -> Nullable<Text>,
        given_name -> Nullable<Text>,
        patronymic -> Nullable<Text>,
        latin_surname -> Nullable<Text>,
        latin_given_name -> Nullable<Text>,
        latin_patronymic -> Nullable<Text>,
        born_on -> Nullable<Date>,
        sex -> Nullable<Text>,
        citizenship -> Nullable<Text>,
        residence_kato -> Nullable<Text>,
        iin_sealed -> Nullable<Bytea>,
        iin_index -> Nullable<Bytea>,
        grade -> Text,
        submitted_at -> Nullable<Timestamptz>,
        version -> Integer,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        hidden_from -> Array<Uuid>,
    }
}

diesel::table! {
    contacts (person_id) {
        person_id -> Uuid,
        email_sealed -> Nullable<Bytea>,
        email_index -> Nullable<Bytea>,
        phone_sealed -> Nullable<Bytea>,
        version -> Integer,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    wishes (person_id) {
        person_id -> Uuid,
        regions -> Array<Text>,
        directions -> Array<Text>,
        statement -> Text,
        available_on -> Nullable<Date>,
        version -> Integer,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    education_entries (id) {
        id -> Uuid,
        person_id -> Uuid,
        level -> Text,
        institution -> Text,
        country -> Text,
        field -> Nullable<Text>,
        speciality -> Nullable<Text>,
        started_year -> Nullable<SmallInt>,
        completed_year -> Nullable<SmallInt>,
        completed_on -> Nullable<Date>,
        degree -> Nullable<Text>,
        grade -> Text,
        version -> Integer,
        updated_at -> Timestamptz,
        funding -> Nullable<Text>,
        recognised -> Bool,
    }
}

diesel::table! {
    service_entries (id) {
        id -> Uuid,
        person_id -> Uuid,
        started_on -> Date,
        ended_on -> Nullable<Date>,
        organisation -> Text,
        sector -> Text,
        kind -> Text,
        category -> Nullable<Text>,
        post_title -> Text,
        leading -> Bool,
        subordinates -> Nullable<Integer>,
        region_kato -> Nullable<Text>,
        grade -> Text,
        version -> Integer,
        updated_at -> Timestamptz,
        elected -> Bool,
    }
}

diesel::table! {
    language_entries (id) {
        id -> Uuid,
        person_id -> Uuid,
        language -> Text,
        level -> Text,
        certificate -> Nullable<Text>,
        certificate_expires_on -> Nullable<Date>,
        grade -> Text,
        version -> Integer,
        updated_at -> Timestamptz,
        certificate_level -> Nullable<Text>,
        certificate_issued_on -> Nullable<Date>,
    }
}

diesel::table! {
    membership_entries (id) {
        id -> Uuid,
        person_id -> Uuid,
        programme -> Text,
        entered_on -> Date,
        until -> Nullable<Date>,
        grade -> Text,
        version -> Integer,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    test_entries (id) {
        id -> Uuid,
        person_id -> Uuid,
        test -> Text,
        taken_on -> Date,
        valid_until -> Nullable<Date>,
        points -> Nullable<SmallInt>,
        passed -> Bool,
        grade -> Text,
        version -> Integer,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    paper_entries (id) {
        id -> Uuid,
        person_id -> Uuid,
        kind -> Text,
        issued_on -> Date,
        valid_until -> Nullable<Date>,
        number -> Nullable<Text>,
        grade -> Text,
        version -> Integer,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    relative_entries (id) {
        id -> Uuid,
        person_id -> Uuid,
        body_id -> Uuid,
        kinship -> Text,
        grade -> Text,
        version -> Integer,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    profile_snapshots (id) {
        id -> Uuid,
        person_id -> Uuid,
        content -> Jsonb,
        taken_at -> Timestamptz,
    }
}

diesel::table! {
    imported_people (source, external_key) {
        source -> Text,
        external_key -> Text,
        person_id -> Uuid,
        content_hash -> Bytea,
        imported_at -> Timestamptz,
    }
}

diesel::table! {
    official_checks (id) {
        id -> Uuid,
        person_id -> Uuid,
        bar -> Text,
        found -> Bool,
        answered_on -> Date,
        valid_until_on -> Nullable<Date>,
        grade -> Text,
        source -> Text,
        recorded_by -> Uuid,
        body_id -> Uuid,
        recorded_at -> Timestamptz,
    }
}

diesel::table! {
    confirmations (id) {
        id -> Uuid,
        person_id -> Uuid,
        what -> Text,
        family -> Nullable<Text>,
        confirmed -> Bool,
        confirmed_on -> Date,
        grounds -> Nullable<Text>,
        recorded_by -> Uuid,
        body_id -> Uuid,
        recorded_at -> Timestamptz,
        valid_until_on -> Nullable<Date>,
    }
}

diesel::table! {
    seen_documents (id) {
        id -> Uuid,
        person_id -> Uuid,
        section -> Text,
        entry_id -> Nullable<Uuid>,
        document -> Text,
        recorded_by -> Uuid,
        body_id -> Uuid,
        recorded_at -> Timestamptz,
        recognition -> Bool,
    }
}

diesel::table! {
    evidence_withdrawals (id) {
        id -> Uuid,
        person_id -> Uuid,
        check_id -> Nullable<Uuid>,
        confirmation_id -> Nullable<Uuid>,
        document_id -> Nullable<Uuid>,
        reason -> Text,
        recorded_by -> Uuid,
        body_id -> Uuid,
        recorded_at -> Timestamptz,
    }
}

diesel::table! {
    posts (id) {
        id -> Uuid,
        code -> Text,
        title_kk -> Text,
        title_ru -> Text,
        title_en -> Text,
        body_id -> Uuid,
        region_kato -> Text,
        category -> Nullable<Text>,
        kind -> Text,
        filling -> Text,
        version -> Integer,
        created_at -> Timestamptz,
        direction -> Nullable<Text>,
    }
}

diesel::table! {
    rule_editions (id) {
        id -> Uuid,
        code -> Text,
        edition -> Text,
        title_kk -> Text,
        title_ru -> Text,
        title_en -> Text,
        content -> Jsonb,
        status -> Text,
        created_at -> Timestamptz,
        in_force_from -> Nullable<Date>,
        in_force_until -> Nullable<Date>,
        body_id -> Nullable<Uuid>,
        state -> Text,
        based_on -> Nullable<Uuid>,
        reason -> Text,
        created_by -> Nullable<Uuid>,
        published_at -> Nullable<Timestamptz>,
        version -> Integer,
    }
}

diesel::table! {
    vacancies (id) {
        id -> Uuid,
        post_id -> Uuid,
        body_id -> Uuid,
        rule_id -> Uuid,
        state -> Text,
        opens_on -> Date,
        closes_at -> Timestamptz,
        as_of_on -> Date,
        note -> Text,
        created_by -> Nullable<Uuid>,
        published_at -> Nullable<Timestamptz>,
        version -> Integer,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        weights -> Jsonb,
    }
}

diesel::table! {
    nominations (id) {
        id -> Uuid,
        party_code -> Text,
        nominated_by -> Uuid,
        vacancy_id -> Nullable<Uuid>,
        nominee_known_by -> Text,
        nominee_sealed -> Bytea,
        nominee_index -> Bytea,
        person_id -> Nullable<Uuid>,
        rationale -> Text,
        state -> Text,
        declined_because -> Nullable<Text>,
        answered_at -> Nullable<Timestamptz>,
        version -> Integer,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    shortlists (id) {
        id -> Uuid,
        vacancy_id -> Uuid,
        body_id -> Uuid,
        state -> Text,
        as_of_on -> Date,
        prepared_by -> Uuid,
        decided_by -> Nullable<Uuid>,
        decided_at -> Nullable<Timestamptz>,
        return_reason -> Nullable<Text>,
        frozen -> Nullable<Jsonb>,
        sent_at -> Nullable<Timestamptz>,
        version -> Integer,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    shortlist_people (shortlist_id, person_id) {
        shortlist_id -> Uuid,
        person_id -> Uuid,
        place -> Integer,
        note -> Text,
        verdict -> Text,
        frozen -> Nullable<Jsonb>,
        programmes -> Array<Text>,
    }
}

diesel::table! {
    shortlist_recipients (id) {
        id -> Uuid,
        shortlist_id -> Uuid,
        name -> Text,
        email_sealed -> Bytea,
        email_index -> Bytea,
        locale -> Text,
        link_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    shortlist_openings (id) {
        id -> Uuid,
        recipient_id -> Uuid,
        opened_at -> Timestamptz,
    }
}

diesel::table! {
    certificates (id) {
        id -> Uuid,
        code -> Text,
        vacancy_id -> Uuid,
        body_id -> Uuid,
        made_by -> Uuid,
        made_at -> Timestamptz,
        statement -> Text,
        key_id -> Text,
        signature -> Bytea,
        people -> Text,
    }
}

diesel::table! {
    saved_searches (id) {
        id -> Uuid,
        owner_id -> Uuid,
        body_id -> Uuid,
        name -> Text,
        note -> Text,
        shared -> Bool,
        criteria -> Jsonb,
        alert -> Text,
        rhythm -> Text,
        version -> Integer,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    saved_search_watches (search_id) {
        search_id -> Uuid,
        state -> Text,
        must_look -> Bool,
        timed -> Bool,
        regions -> Array<Text>,
        unseen -> Integer,
        seen_up_to -> BigInt,
        told_up_to -> BigInt,
        untold -> Bool,
        letter_at -> Timestamptz,
        programmes -> Array<Text>,
    }
}

diesel::table! {
    saved_search_people (search_id, person_id) {
        search_id -> Uuid,
        person_id -> Uuid,
        since_at -> Timestamptz,
    }
}

diesel::table! {
    saved_search_changes (id) {
        id -> BigInt,
        search_id -> Uuid,
        person_id -> Uuid,
        joined -> Bool,
        at -> Timestamptz,
    }
}

diesel::table! {
    saved_search_strays (search_id, person_id) {
        search_id -> Uuid,
        person_id -> Uuid,
        reason -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    saved_search_cursor (only_row) {
        only_row -> Bool,
        origin -> Jsonb,
        xid -> BigInt,
        seq -> BigInt,
        made_by -> Text,
        looked_on -> Date,
        turn -> BigInt,
    }
}

diesel::table! {
    selections (id) {
        id -> Uuid,
        account_id -> Uuid,
        name -> Text,
        criteria -> Jsonb,
        found_at -> Timestamptz,
        as_of_on -> Date,
        found -> BigInt,
        version -> Integer,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    selection_people (selection_id, person_id) {
        selection_id -> Uuid,
        person_id -> Uuid,
        place -> Integer,
        ticked -> Bool,
    }
}

diesel::table! {
    thesaurus_changes (edition) {
        edition -> Integer,
        concept -> Text,
        standing -> Text,
        content -> Nullable<Jsonb>,
        reason -> Text,
        changed_by -> Nullable<Uuid>,
        changed_at -> Timestamptz,
    }
}

diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(refresh_tokens -> accounts (account_id));
diesel::joinable!(contacts -> people (person_id));
diesel::joinable!(wishes -> people (person_id));
diesel::joinable!(education_entries -> people (person_id));
diesel::joinable!(service_entries -> people (person_id));
diesel::joinable!(language_entries -> people (person_id));
diesel::joinable!(membership_entries -> people (person_id));
diesel::joinable!(test_entries -> people (person_id));
diesel::joinable!(paper_entries -> people (person_id));
diesel::joinable!(relative_entries -> people (person_id));
diesel::joinable!(profile_snapshots -> people (person_id));
diesel::joinable!(imported_people -> people (person_id));
diesel::joinable!(people -> accounts (account_id));
diesel::joinable!(accounts -> bodies (body_id));
diesel::joinable!(posts -> bodies (body_id));
diesel::joinable!(vacancies -> posts (post_id));
diesel::joinable!(vacancies -> rule_editions (rule_id));
diesel::joinable!(nominations -> people (person_id));
diesel::joinable!(nominations -> parties (party_code));
diesel::joinable!(nominations -> vacancies (vacancy_id));
diesel::joinable!(shortlists -> vacancies (vacancy_id));
diesel::joinable!(shortlist_people -> shortlists (shortlist_id));
diesel::joinable!(shortlist_people -> people (person_id));
diesel::joinable!(shortlist_recipients -> shortlists (shortlist_id));
diesel::joinable!(shortlist_openings -> shortlist_recipients (recipient_id));
diesel::joinable!(audit_seals -> audit_entries (entry_id));
diesel::joinable!(people -> regions (residence_kato));

// only tables that belong together may meet in one query: pairs cost compile time
diesel::allow_tables_to_appear_in_same_query!(accounts, bodies);
diesel::allow_tables_to_appear_in_same_query!(accounts, people);
diesel::allow_tables_to_appear_in_same_query!(accounts, refresh_tokens);
diesel::allow_tables_to_appear_in_same_query!(accounts, sessions);
diesel::allow_tables_to_appear_in_same_query!(audit_entries, audit_seals);
diesel::allow_tables_to_appear_in_same_query!(bodies, people);
diesel::allow_tables_to_appear_in_same_query!(bodies, posts);
diesel::allow_tables_to_appear_in_same_query!(bodies, vacancies);
diesel::allow_tables_to_appear_in_same_query!(contacts, people);
diesel::allow_tables_to_appear_in_same_query!(education_entries, people);
diesel::allow_tables_to_appear_in_same_query!(imported_people, people);
diesel::allow_tables_to_appear_in_same_query!(language_entries, people);
diesel::allow_tables_to_appear_in_same_query!(nominations, parties);
diesel::allow_tables_to_appear_in_same_query!(nominations, people);
diesel::allow_tables_to_appear_in_same_query!(nominations, vacancies);
diesel::allow_tables_to_appear_in_same_query!(parties, vacancies);
diesel::allow_tables_to_appear_in_same_query!(people, profile_snapshots);
diesel::allow_tables_to_appear_in_same_query!(people, regions);
diesel::allow_tables_to_appear_in_same_query!(people, service_entries);
diesel::allow_tables_to_appear_in_same_query!(people, sessions);
diesel::allow_tables_to_appear_in_same_query!(people, shortlist_people);
diesel::allow_tables_to_appear_in_same_query!(people, shortlists);
diesel::allow_tables_to_appear_in_same_query!(people, vacancies);
diesel::allow_tables_to_appear_in_same_query!(people, wishes);
diesel::allow_tables_to_appear_in_same_query!(posts, vacancies);
diesel::allow_tables_to_appear_in_same_query!(rule_editions, vacancies);
diesel::allow_tables_to_appear_in_same_query!(shortlist_openings, shortlist_recipients);
diesel::allow_tables_to_appear_in_same_query!(shortlist_people, shortlists);
diesel::allow_tables_to_appear_in_same_query!(shortlist_recipients, shortlists);
diesel::allow_tables_to_appear_in_same_query!(shortlists, vacancies);
