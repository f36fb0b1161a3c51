//! Who is written to when: the nominee of an offer, the representative of an answer. The words are in `mail`.

use serde_json::json;

use crate::accounts;
use crate::nominations::{Nominee, mail, store};
use crate::platform::error::{Error, Result};
use crate::platform::ids::{AccountId, NominationId};
use crate::platform::keys::Purpose;
use crate::platform::tx::{LetterDraft, Tx};
use crate::reference::codes::{Locale, Role};

/// Writes to the nominee if there is an address: their account's, or the one the party typed. At most one letter a day
/// from one party to one person, so that nobody's mailbox can be flooded.
pub(super) async fn tell_nominee(
    tx: &mut Tx<'_>,
    party: &str,
    nominee: &Nominee,
    id: NominationId,
    locale: Locale,
) -> Result<()> {
    let index = nominee.blind(tx.keys());
    let known = match nominee {
        Nominee::Iin(_) => match store::account_of_iin(tx.db(), &index).await? {
            Some(account) => accounts::store::by_id(tx.db(), account).await?,
            // nobody to write to
            None => return Ok(()),
        },
        Nominee::Email(_) => accounts::store::by_email(tx.db(), &index).await?,
    };
    let (kind, to_name, to_email, locale) = match (known, nominee) {
        // an officer's address cannot answer as an applicant
        (Some(known), _) if known.account.role != Role::Applicant || known.state != "active" => return Ok(()),
        (Some(known), _) => {
            let address = address_of(tx, known.account.id).await?;
            (mail::OFFERED, known.account.name, address, known.account.locale)
        }
        (None, Nominee::Email(email)) => {
            (mail::INVITED, email.as_str().to_owned(), email.as_str().to_owned(), locale)
        }
        (None, Nominee::Iin(_)) => return Ok(()),
    };
    let day = tx.now().date_naive();
    tx.letter(LetterDraft {
        kind,
        dedupe_key: format!("{}:{party}:{}:{day}", mail::OFFERED, hex::encode(index)),
        to_name,
        to_email,
        locale,
        params: json!({}),
        body: None,
        subject_kind: "nomination",
        subject_id: id.uuid(),
    })
    .await
}

async fn address_of(tx: &mut Tx<'_>, account: AccountId) -> Result<String> {
    let sealed = accounts::store::sealed_email(tx.db(), account).await?;
    let address = tx.keys().open(Purpose::Email, &sealed).map_err(Error::internal)?;
    Ok(address.as_str().to_owned())
}

/// Tells whoever made the nomination how it was answered.
pub(super) async fn tell_representative(
    tx: &mut Tx<'_>,
    account: AccountId,
    id: NominationId,
    kind: &'static str,
) -> Result<()> {
    let Some(known) = accounts::store::by_id(tx.db(), account).await? else { return Ok(()) };
    if known.state != "active" {
        return Ok(());
    }
    let to_email = address_of(tx, account).await?;
    tx.letter(LetterDraft {
        kind,
        dedupe_key: format!("{kind}:{id}"),
        to_name: known.account.name,
        to_email,
        locale: known.account.locale,
        params: json!({ "nomination": id }),
        body: None,
        subject_kind: "nomination",
        subject_id: id.uuid(),
    })
    .await
}
