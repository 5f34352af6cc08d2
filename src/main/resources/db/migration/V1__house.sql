-- One schema, tables grouped by the room that owns them. Times are timestamptz; ids of messages are UUIDv7 made in Java.
-- Every key and index has its telling column first, but for what is asked for by tenant or number alone: as long as PostgreSQL has not counted the rows of a young table, it takes
-- any index that begins with a tenant for any question that names one, and reads all of it.

-- database: values the hub makes once and keeps (signing key of tokens, instance id)
create table house_value (
    name  text primary key,
    value bytea not null
);

-- ingress: every delivery once ------------------------------------------------------------------------------------
create table inbox (
    tenant        text not null,
    connector     text not null,
    event_id      text not null,                       -- names the delivery; made from the system's delivery id or the body
    document_type text,
    received_at   timestamptz not null,
    handled_at    timestamptz not null default now(),
    outcome       text not null,                       -- handled, parked, ignored
    events        int  not null default 0,
    primary key (event_id, tenant, connector)
);

-- ingress: canonical events, each once by its deterministic id
create table event (
    tenant       text not null,
    id           text not null,
    delivery     text not null,
    connector    text not null,
    type         text not null,
    subject      text not null,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    business_keys text[] not null,
    outcome      text not null,                        -- flowed, or the code of the refusal (flow.none, recipient.unknown ...)
    data         jsonb not null,
    primary key (id, tenant)
);
create index event_delivery on event (delivery, tenant);

-- ingress: the orders that name a person, by each of their numbers, for updates that name none
create table recipient_index (
    tenant       text not null,
    key          text not null,                        -- order number, order id or tracking number
    recorded_at  timestamptz not null,
    event_id     text not null,
    primary key (key, tenant, recorded_at)
);

-- ingress: parcels by their tracking numbers, for carriers that are asked how they are
create table parcel (
    number    text not null,
    tenant    text not null,
    carrier   text not null,                           -- in small letters and digits alone
    known_at  timestamptz not null default now(),
    asked_at  timestamptz not null default '-infinity',
    is_over   boolean not null default false,          -- it arrived, or never will
    primary key (number, tenant, carrier)
);
create index parcel_due on parcel (carrier, tenant, asked_at) where not is_over;

-- parked: what stopped, with all that is needed to go on
create table parked (
    id          uuid primary key,
    tenant      text not null,
    source      text not null,                         -- connector, or whatsapp
    kind        text not null,                         -- document, webhook, reply, callback
    cause       text not null,                         -- stable code
    pointer     text not null,
    message     text not null,
    advice      text not null,
    event_id    text,
    document_type text,
    headers     jsonb not null default '{}',
    payload     bytea not null,
    parked_at   timestamptz not null,
    replayed_at timestamptz
);
create index parked_open on parked (tenant, cause, parked_at) where replayed_at is null;

-- parked: what is replayed goes back one by one; all nodes ask here when the next may go
create table replay_pace (
    line    text primary key,                          -- a number, or the documents of a tenant
    free_at timestamptz not null
);

-- audit: who did and decided what, each entry sealed by the one before -------------------------------------------
create table audit (
    seq       bigint primary key,                      -- without gaps
    at        timestamptz not null,
    tenant    text not null,
    who       text not null,                           -- holder of the key
    act       text not null,
    details   text not null,                           -- JSON, the very characters that were hashed
    prev_hash text not null,                           -- sha-256, hex
    hash      text not null
);
-- Against mistakes and honest tools: whoever owns the table can drop this trigger, and then the hashes tell.
create function audit_is_only_appended() returns trigger language plpgsql as $$
begin
    raise exception 'the table audit is only ever appended';
end $$;
create trigger audit_is_only_appended before update or delete or truncate on audit
    for each statement execute function audit_is_only_appended();

-- consent ----------------------------------------------------------------------------------------------------------
create table consent (
    tenant     text not null,
    person     text not null,                          -- E.164 with plus, or business-scoped user id
    purpose    text not null,                          -- service, marketing
    state      text not null,                          -- granted, denied
    source     text not null,                          -- event, reply, import, operator, meta
    evidence   text,
    changed_at timestamptz not null,
    primary key (person, tenant, purpose)
);
create table consent_ledger (                          -- only ever appended; the same entry twice is one
    tenant     text not null,
    person     text not null,
    purpose    text not null,
    state      text not null,
    source     text not null,
    evidence   text,
    changed_at timestamptz not null,
    primary key (person, tenant, purpose, changed_at, state, source)
);
create table consent_person (                          -- phone and user id that were seen to be one person
    tenant  text not null,
    user_id text not null,
    phone   text not null,
    primary key (user_id, tenant)
);
create index consent_person_phone on consent_person (phone, tenant);

-- conversation: what customers sent; what we sent are the messages, below. The only record once Meta's 30 days are over
create table conversation_item (
    tenant        text not null,
    number_id     text not null,
    wamid         text not null,
    person        text not null,
    user_id       text,
    profile_name  text,
    type          text not null,
    at            timestamptz not null,
    recorded_at   timestamptz not null default now(),
    content       jsonb not null,
    primary key (wamid, number_id, tenant)
);
create index conversation_person on conversation_item (person, tenant, at desc);
create index conversation_user on conversation_item (user_id, tenant, at desc) where user_id is not null;

-- conversation: which phone a business-scoped user id was seen with
create table person_identity (
    tenant  text not null,
    user_id text not null,
    phone   text not null,
    seen_at timestamptz not null,
    primary key (user_id, tenant)
);
create index person_identity_phone on person_identity (phone, tenant);

-- conversation: the customer service window, per number and every key the person is known by
create table service_window (
    number_id  text not null,
    person     text not null,
    last_inbound_at timestamptz not null,
    primary key (person, number_id)
);

-- conversation: media fetched from Meta
create table media (
    tenant      text not null,
    number_id   text not null,
    media_id    text not null,
    wamid       text not null,
    state       text not null,                         -- waiting, kept, refused, gone
    mime_type   text,
    sha256      text,                                  -- hex; what the webhook says, then what was kept
    bytes       bigint,
    copy        uuid,                                  -- names the chunks of the newest try
    error       text,
    attempts    int not null default 0,
    due_at      timestamptz not null,
    lease_until timestamptz,
    give_up_at  timestamptz not null,                  -- Meta's copy is gone by then
    recorded_at timestamptz not null,
    primary key (media_id, tenant)
);
create index media_due on media (due_at) where state = 'waiting';
create index media_wamid on media (wamid, tenant);
create table media_chunk (
    copy  uuid not null,
    no    int not null,
    bytes bytea not null,
    primary key (copy, no)
);
alter table media_chunk alter column bytes set storage external;  -- media are compressed already

-- webhook: bodies as they came, signature checked
create table webhook_log (
    id          uuid primary key,
    received_at timestamptz not null,
    sha256      text not null unique,                  -- one body once, however often it is repeated
    body        bytea not null
);

-- outbox: the only truth about sends --------------------------------------------------------------------------------
-- A lane is one person as one number writes to them: one message in flight, in order. A node owns a lane for as long as
-- it has a message in flight there; what it writes carries the epoch of that claim.
create table lane (
    lane_id     bigint primary key,                    -- first 64 bits of sha-256(tenant, number, person)
    tenant      text not null,
    number_id   text not null,
    due_at      timestamptz,                           -- null: nothing waits
    hold_until  timestamptz,                           -- pair limit, or an unclear message before
    backoff     int not null default 0,                -- pair limits met in a row
    pair_tat    timestamptz,
    owner       text,                                  -- the instance with a message in flight
    epoch       bigint not null default 0,
    lease_until timestamptz
) with (fillfactor = 70);
create index lane_due on lane (number_id, due_at) where due_at is not null and owner is null;
create index lane_owned on lane (lease_until) where owner is not null;

-- No index and no predicate of one names a column that changes after the insert, but for the one of what stopped: state
-- changes stay on their page.
create table message (
    msg_id        uuid primary key,
    tenant        text not null,
    flow          text not null,
    event_id      text not null,
    connector     text not null,
    delivery      text not null,
    business_key  text,
    business_keys text[] not null,
    person        text,                                -- null: nobody was named, so it was refused
    phone         text,
    user_id       text,
    number_id     text,
    lane_id       bigint,
    send_class    text not null,
    priority      text not null,                       -- URGENT, NORMAL, BULK
    story         text,                                -- the shipment whose status it tells; null: it tells none
    story_at      timestamptz,
    story_ends    boolean,                             -- delivered, returned, cancelled
    refs          jsonb not null default '[]',
    verdict       text not null,                       -- admit, defer, refuse: the first judgement
    created_at    timestamptz not null,
    state         text not null,                       -- refused, scheduled, queued, sending, unknown, unresolved, accepted, sent, delivered, read, failed, expired, superseded, blocked
    template      text,
    language      text,
    category      text,
    reason_code   text,
    reason_text   text,
    decided_at    timestamptz not null,                -- of the judgement that gave the reason
    attempts      int not null default 0,
    dup_possible  boolean not null default false,
    not_before    timestamptz not null,
    expires_at    timestamptz not null,
    accepted_at   timestamptz,
    sent_at       timestamptz,
    delivered_at  timestamptz,
    read_at       timestamptz,
    failed_at     timestamptz,
    wamid         text,
    error_code    int,
    error_title   text,
    replay_of     uuid,                                -- the message an operator let go once more as this one
    replayed_as   uuid,                                -- set once: what became of this one's replay
    -- why it stopped and waits for a person; null while it goes on, and once it is replayed
    cause         text generated always as (case
        when replayed_as is not null then null
        when state in ('refused', 'expired', 'unresolved') then coalesce(reason_code, 'message.stopped')
        when state in ('failed', 'blocked') then coalesce('cloudapi.' || error_code::text, 'message.stopped')
        end) stored
) with (fillfactor = 35);
-- the same event through the same flow: one message, but for what an operator lets go once more
create unique index message_once on message (event_id, tenant, flow, replay_of) nulls not distinct;
create index message_stopped on message (cause, tenant, msg_id) where cause is not null;
create index message_person on message (person, tenant, msg_id desc);
create index message_keys on message using gin (business_keys);

create table message_content (                         -- what will be posted; apart, so that state changes do not copy it
    msg_id      uuid primary key,
    content     jsonb,
    alternative jsonb
);

create table open_message (                            -- admitted and not yet answered, in the order of its lane
    lane_id    bigint not null,
    msg_id     uuid not null,
    not_before timestamptz not null,
    primary key (lane_id, msg_id)
);

create table portfolio (                               -- a row to lock while people are counted
    portfolio text primary key
);
create table reached (                                 -- whom a portfolio wrote to outside a customer service window
    person    text not null,
    portfolio text not null,
    until     timestamptz not null,                    -- a day after the end of that quarter of an hour
    primary key (person, portfolio)
) with (fillfactor = 80);
create table reach_count (                             -- how many of them count until when
    portfolio text not null,
    until     timestamptz not null,
    people    int not null,
    primary key (portfolio, until)
) with (fillfactor = 50);

create table number_pace (                             -- how fast each number may send, for all nodes together
    number_id    text primary key,
    rate         double precision not null,            -- messages a second at slowed_at; two per cent more each second since
    slowed_at    timestamptz not null,
    tat          timestamptz not null,                 -- theoretical arrival time (GCRA), by the database's clock
    paused_at    timestamptz,                          -- this and the next in business time
    paused_until timestamptz,
    pauses       int not null default 0,               -- in a row
    tried_at     timestamptz,                          -- when one call was let go to find out whether the last was long enough
    cause        text
) with (fillfactor = 50);

create table progress (                                -- the newest status of a shipment that became a message
    story    text not null,
    tenant   text not null,
    person   text not null,
    at       timestamptz not null,                     -- when it was so, by the source system
    ends     boolean not null,
    primary key (story, tenant, person)
);

create table marketing_hold (                          -- people Meta lets no marketing through to for now
    person    text not null,
    tenant    text not null,
    until     timestamptz not null,
    doublings int not null,
    primary key (person, tenant)
);

create table unclear (                                 -- may or may not have been accepted; leaves by evidence or expiry
    msg_id     uuid primary key,
    lane_id    bigint not null,
    since      timestamptz not null,
    expires_at timestamptz not null,
    look_at    timestamptz not null                    -- when its evidence is weighed again
);
create index unclear_expiry on unclear (expires_at);
create index unclear_look on unclear (look_at);

create table echo_tally (                              -- messages of a number accepted, and heard of since
    number_id text not null,
    at        timestamptz not null,                    -- when the counted time begins in which they were accepted
    writer    text not null,                           -- one thread of one run: no two write the same row
    lag       int not null,                            -- -1: accepted; else heard of within 2^lag seconds
    messages  int not null,
    primary key (at, number_id, writer, lag)
);
create table edge_beat (                               -- when a node was there to take webhooks
    at        timestamptz not null,                    -- when the counted time begins
    writer    text not null,
    faults    int not null,                            -- how often it answered 5xx
    primary key (at, writer)
);

create table sent_as (                                 -- every id the Cloud API gave a message; a second one is a duplicate
    wamid  text primary key,
    msg_id uuid not null,
    at     timestamptz not null
);
create index sent_as_message on sent_as (msg_id);

create table attempt (                                 -- only ever appended, then completed once
    msg_id     uuid not null,
    attempt_no int  not null,
    epoch      bigint not null,
    owner      text not null,
    intent_at  timestamptz not null,
    ended_at   timestamptz,
    outcome    text,                                   -- accepted, rejected, throttled, not_sent, unknown
    http_status int,
    error_code int,
    evidence   text,
    primary key (msg_id, attempt_no)
) with (fillfactor = 45);

create table status_event (
    wamid    text not null,
    status   text not null,
    at       timestamptz not null,
    opaque   text,
    error_code int,
    error_title text,
    pricing  jsonb,
    recorded_at timestamptz not null default now(),
    primary key (wamid, status, at)
);

-- outbox: whether this database is the one that was left, or was put back and has forgotten what was sent since
create table incarnation (                             -- a row each time somebody noticed that it is another one than before
    no        bigint generated always as identity primary key,
    id        uuid not null unique,
    began_at  timestamptz not null default now(),
    cause     text not null,
    found     text not null                            -- what differed, in words
);
create table home_mark (                               -- each home counts here and in a file of its own, the file later
    home      uuid primary key,
    mark      bigint not null,
    at        timestamptz not null default now()
);
create table hold (                                    -- tenants for whom nothing is sent, and who let which go on
    tenant      text primary key,
    cause       text not null,
    found       text not null,
    since       timestamptz not null,
    known_until timestamptz,                           -- the newest mark when it began
    released_at timestamptz,
    released_by text,
    released_as text                                   -- unknown, queued
);
create table held (                                    -- open and due when the hold began: may have left before
    msg_id  uuid primary key,
    tenant  text not null,
    flow    text not null,
    told_at timestamptz                                -- a status said that it had
);

-- template: what the Cloud API says about our templates
create table template_state (
    waba_id   text not null,
    name      text not null,
    language  text not null,
    template_id text,
    status    text not null,
    category  text,
    quality   text,
    changed_at timestamptz not null,
    primary key (name, waba_id, language)
);

-- reply and egress ---------------------------------------------------------------------------------------------------
create table reply (
    tenant       text not null,
    wamid        text not null,
    number_id    text not null,
    person       text not null,
    user_id      text,
    received_at  timestamptz not null,
    recorded_at  timestamptz not null,
    kind         text not null,
    matched_by   text not null,
    msg_id       uuid,
    business_keys text[] not null,
    data         jsonb not null,                       -- the CloudEvent
    primary key (wamid, tenant)
);
create index reply_keys on reply using gin (business_keys);
create index reply_person on reply (person, tenant, received_at desc);

create table callback (
    id          uuid primary key,
    seq         bigint generated always as identity,
    tenant      text not null,
    connector   text not null,
    step        text not null,
    wamid       text not null,
    order_key   text not null,                         -- one business object: delivered in order
    state       text not null,                         -- waiting, delivered, parked
    attempts    int not null default 0,
    due_at      timestamptz not null,
    lease_until timestamptz,
    created_at  timestamptz not null,
    give_up_at  timestamptz not null,
    delivered_at timestamptz,
    error       text,
    reply       jsonb not null,                        -- the CloudEvent
    origin      text,
    unique (wamid, tenant, connector, step)
);
create index callback_due on callback (due_at) where state = 'waiting';
create index callback_order on callback (order_key, tenant, connector, seq) where state = 'waiting';

-- flow: which node reads a source that one alone may read ----------------------------------------------------------------
create table source_lease (
    source      text primary key,                      -- the route that reads it
    node        text not null,                         -- the process, new with every start
    lease_until timestamptz not null
) with (fillfactor = 50);

-- flow: how far a source was read; moved only when all before it is durable here
create table source_cursor (
    source        text primary key,
    since         timestamptz not null,
    etag          text,                                -- of the answer about this since
    last_modified text,
    version       bigint not null default 0,
    moved_at      timestamptz not null default now()
) with (fillfactor = 50);

-- flow: the control references of EDI we write; one that was given stays with its name, so that a repeat is one
create table edi_reference (
    tenant    text not null,                           -- empty: of a connector that is there for all
    connector text not null,
    name      text not null,                           -- what the interchange is: callback and file
    number    bigint generated always as identity,
    primary key (name, connector, tenant)
);

-- Nobody asks for rows by what is in these: counting them would cost and tell nothing.
alter table event alter data set statistics 0;
alter table parked alter payload set statistics 0, alter headers set statistics 0;
alter table conversation_item alter content set statistics 0;
alter table webhook_log alter body set statistics 0;
alter table message alter refs set statistics 0;
alter table message_content alter content set statistics 0, alter alternative set statistics 0;
alter table status_event alter pricing set statistics 0;
alter table reply alter data set statistics 0;
alter table callback alter reply set statistics 0;
