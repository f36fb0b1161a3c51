### Names of the closed vocabularies (src/reference/codes.rs): one message to a code.

## Who an account acts as

role-applicant = Applicant
role-hr_officer = HR officer
role-approver = Approver
role-party_representative = Party representative
role-commission_member = Commission member
role-election_officer = Election officer
role-auditor = Auditor
role-administrator = Administrator

## Who stands behind a fact

grade-declared = Declared
grade-document = Seen in a document
grade-registry = Confirmed by a state registry

## Levels of education

education-level-secondary = Secondary
education-level-technical = Technical and vocational
education-level-post_secondary = Post-secondary
education-level-bachelor = Higher (bachelor)
education-level-specialist = Higher (specialist)
education-level-master = Postgraduate (master)
education-level-residency = Postgraduate (residency)
education-level-doctorate = Postgraduate (doctorate)

## Academic degrees

degree-candidate = Candidate of sciences
degree-doctor_of_sciences = Doctor of sciences
degree-phd = Doctor of philosophy (PhD)
degree-profile_doctor = Doctor by profile

## Kinds of service and work

service-kind-political = Political public service
service-kind-corps_a = Administrative public service, corps A
service-kind-corps_b = Administrative public service, corps B
service-kind-law_enforcement = Law-enforcement service
service-kind-special_body = Service in special state bodies
service-kind-military = Military service
service-kind-judge = Judge
service-kind-deputy = Deputy’s mandate
service-kind-international = International organisation
service-kind-quasi_state = Quasi-state sector
service-kind-public_institution = Public institution
service-kind-private = Private sector
service-kind-civil_society = Civil society
service-kind-self_employed = Self-employed

## Sectors

sector-public_administration = Public administration
sector-education = Education
sector-health = Health
sector-social_protection = Social protection
sector-agriculture = Agriculture
sector-industry = Industry
sector-construction = Construction, housing and utilities
sector-transport = Transport
sector-energy = Energy
sector-finance = Finance
sector-digital = Digital technology
sector-trade = Trade
sector-culture = Culture, sport, media
sector-security = Law, order, security
sector-environment = Environment
sector-science = Science

## Directions of work

direction-infrastructure = Infrastructure
direction-industry = Industry and trade policy
direction-agriculture = Agro-industrial complex and environment
direction-foreign = Foreign policy and investment
direction-finance = Economic and financial policy
direction-digital = Digitalisation
direction-social = Social policy and civil society
direction-legal = Legal policy and security
direction-regional = Regional and local administration

## Languages somebody speaks

language-kk = Kazakh
language-ru = Russian
language-en = English
language-tr = Turkish
language-zh = Chinese
language-de = German
language-fr = French
language-ar = Arabic
language-uz = Uzbek
language-ug = Uyghur
language-ko = Korean
language-ky = Kyrgyz
language-es = Spanish

## Levels of a language

language-level-a1 = A1
language-level-a2 = A2
language-level-b1 = B1
language-level-b2 = B2
language-level-c1 = C1
language-level-c2 = C2
language-level-native = Native

## Who paid for a study

funding-state_order = State order at an educational organisation under the President
funding-bolashak = Abroad in an approved priority speciality (Bolashak)

## Programmes of the reserve

programme-presidential_youth = Presidential Youth Personnel Reserve
programme-regional = Regional personnel reserve
programme-open = Open reserve of a body or party

## Tests of the civil-service authority

state-test-legislation = Knowledge of the legislation
state-test-abilities = Work with text and numbers
state-test-situations = Situational tasks
state-test-qualities = Personal qualities

## Papers a rule may ask for

paper-service_record = Service record
paper-diploma = Education document with its annex
paper-recognition = Recognition of a foreign education document
paper-health = Health certificate
paper-own_declaration = Tax authority’s certificate that your own declaration of assets was filed
paper-spouse_declaration = Tax authority’s certificate that the spouse’s declaration of assets was filed
paper-deposit = Receipt of the election deposit
paper-party_decision = Party’s decision to nominate
paper-signatures = Protocol on the check of signatures
paper-work_record = Document of work activity

## Close relatives and relatives by marriage

kinship-spouse = Spouse
kinship-parent = Parent
kinship-child = Child
kinship-sibling = Brother or sister
kinship-in_law = Parent, child, brother or sister of the spouse

## Sex, as in identity papers

sex-female = Female
sex-male = Male

## Kinds of posts

post-kind-political = Political post
post-kind-administrative = Administrative post
post-kind-akim = Akim

## How a post is filled

filling-appointed = By appointment
filling-competed = By competition
filling-elected = By election

## Languages of the pages, each in itself

locale-kk = Қазақша
locale-ru = Русский
locale-en = English
