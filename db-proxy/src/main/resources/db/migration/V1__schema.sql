-- The platform's tables. One text for MariaDB 10.11, MySQL 8.4 and H2 in MySQL mode; see docs/decisions.
-- Ids are the text form of the typed ids, compared as bytes. Times are UTC with microseconds.
-- What a table holds as JSON is read and written with its row and never searched.

create table tenant_group (
    id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    quota_instances bigint not null,
    quota_vcpus bigint not null,
    quota_memory_mib bigint not null,
    quota_storage_gib bigint not null,
    quota_addresses bigint not null,
    used_instances bigint not null,
    used_vcpus bigint not null,
    used_memory_mib bigint not null,
    used_storage_gib bigint not null,
    used_addresses bigint not null,
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_tenant_group_name (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table tenant (
    id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    kind varchar(16) character set ascii collate ascii_bin not null,
    group_id varchar(32) character set ascii collate ascii_bin not null,
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_tenant_name (name),
    constraint fk_tenant_group foreign key (group_id) references tenant_group (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table account (
    id varchar(32) character set ascii collate ascii_bin not null,
    realm varchar(16) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    tenant_id varchar(32) character set ascii collate ascii_bin,
    enabled boolean not null,
    password_hash varchar(255) character set ascii collate ascii_bin not null,
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_account_name (realm, name),
    constraint fk_account_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table token (
    id varchar(32) character set ascii collate ascii_bin not null,
    account_id varchar(32) character set ascii collate ascii_bin not null,
    token_hash varchar(96) character set ascii collate ascii_bin not null,
    expires_at datetime(6) not null,
    created_at datetime(6) not null,
    primary key (id),
    unique key uk_token_hash (token_hash),
    key ix_token_expiry (expires_at),
    constraint fk_token_account foreign key (account_id) references account (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table zone (
    id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    description varchar(255),
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_zone_name (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table cluster (
    id varchar(32) character set ascii collate ascii_bin not null,
    zone_id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    cpu_overcommit double not null,
    memory_overcommit double not null,
    storage_overcommit double not null,
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_cluster_name (name),
    constraint fk_cluster_zone foreign key (zone_id) references zone (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table host (
    id varchar(32) character set ascii collate ascii_bin not null,
    cluster_id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) character set ascii collate ascii_bin not null,
    roles varchar(255) not null,
    state varchar(16) character set ascii collate ascii_bin not null,
    draining boolean not null,
    driver varchar(16) character set ascii collate ascii_bin not null,
    facts text,
    load_report text,
    vcpus_total bigint not null,
    vcpus_claimed bigint not null,
    memory_mib_total bigint not null,
    memory_mib_claimed bigint not null,
    storage_gib_total bigint not null,
    storage_gib_claimed bigint not null,
    instances int not null,
    last_report_at datetime(6),
    state_reason varchar(1000),
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_host_name (name),
    key ix_host_silence (state, last_report_at),
    constraint fk_host_cluster foreign key (cluster_id) references cluster (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table join_token (
    id varchar(32) character set ascii collate ascii_bin not null,
    cluster_id varchar(32) character set ascii collate ascii_bin not null,
    token_hash varchar(96) character set ascii collate ascii_bin not null,
    expires_at datetime(6) not null,
    uses_left int not null,
    created_at datetime(6) not null,
    primary key (id),
    unique key uk_join_token_hash (token_hash),
    constraint fk_join_token_cluster foreign key (cluster_id) references cluster (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table subnet (
    id varchar(32) character set ascii collate ascii_bin not null,
    cluster_id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    type varchar(16) character set ascii collate ascii_bin not null,
    cidr varchar(18) character set ascii collate ascii_bin not null,
    range_first varchar(15) character set ascii collate ascii_bin not null,
    range_last varchar(15) character set ascii collate ascii_bin not null,
    gateway varchar(15) character set ascii collate ascii_bin not null,
    dns_servers varchar(255) not null,
    addresses_total bigint not null,
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_subnet_name (cluster_id, name),
    constraint fk_subnet_cluster foreign key (cluster_id) references cluster (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table flavor (
    id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    vcpus int not null,
    memory_mib bigint not null,
    root_gib bigint not null,
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_flavor_name (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table image (
    id varchar(32) character set ascii collate ascii_bin not null,
    tenant_id varchar(32) character set ascii collate ascii_bin,
    name varchar(63) not null,
    kind varchar(16) character set ascii collate ascii_bin not null,
    format varchar(16) character set ascii collate ascii_bin not null,
    state varchar(16) character set ascii collate ascii_bin not null,
    visibility varchar(16) character set ascii collate ascii_bin not null,
    default_provisioning varchar(16) character set ascii collate ascii_bin not null,
    source varchar(2000),
    sha256 varchar(96) character set ascii collate ascii_bin,
    size_bytes bigint not null,
    virtual_size_bytes bigint not null,
    min_memory_mib bigint not null,
    operating_system varchar(255),
    host_id varchar(32) character set ascii collate ascii_bin,
    state_reason varchar(1000),
    operation_id varchar(96) character set ascii collate ascii_bin,
    labels text not null,
    created_at datetime(6) not null,
    version bigint not null,
    gone boolean not null,
    primary key (id),
    key ix_image_tenant (tenant_id, gone, id),
    key ix_image_gone (gone, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table ssh_key (
    id varchar(32) character set ascii collate ascii_bin not null,
    tenant_id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    public_key text not null,
    fingerprint varchar(100) character set ascii collate ascii_bin not null,
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_ssh_key_name (tenant_id, name),
    constraint fk_ssh_key_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table security_group (
    id varchar(32) character set ascii collate ascii_bin not null,
    tenant_id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    is_default boolean not null,
    rules mediumtext not null,
    created_at datetime(6) not null,
    version bigint not null,
    primary key (id),
    unique key uk_security_group_name (tenant_id, name),
    constraint fk_security_group_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table instance (
    id varchar(32) character set ascii collate ascii_bin not null,
    tenant_id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    state varchar(16) character set ascii collate ascii_bin not null,
    state_reason varchar(1000),
    flavor_id varchar(32) character set ascii collate ascii_bin not null,
    vcpus int not null,
    memory_mib bigint not null,
    root_gib bigint not null,
    image_id varchar(32) character set ascii collate ascii_bin not null,
    provisioning varchar(16) character set ascii collate ascii_bin not null,
    cluster_id varchar(32) character set ascii collate ascii_bin,
    host_id varchar(32) character set ascii collate ascii_bin,
    root_volume_id varchar(32) character set ascii collate ascii_bin,
    nics text not null,
    ssh_key_id varchar(32) character set ascii collate ascii_bin,
    security_group_ids text not null,
    operation_id varchar(96) character set ascii collate ascii_bin,
    operation_kind varchar(32) character set ascii collate ascii_bin,
    labels text not null,
    created_at datetime(6) not null,
    updated_at datetime(6) not null,
    started_at datetime(6),
    version bigint not null,
    gone boolean not null,
    primary key (id),
    key ix_instance_tenant (tenant_id, gone, id),
    key ix_instance_gone (gone, id),
    key ix_instance_host (host_id, gone),
    key ix_instance_image (image_id),
    key ix_instance_flavor (flavor_id),
    key ix_instance_operation (operation_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- Who is in which group; kept beside the instance's own list, so that members are found by key.
create table security_group_member (
    security_group_id varchar(32) character set ascii collate ascii_bin not null,
    instance_id varchar(32) character set ascii collate ascii_bin not null,
    primary key (security_group_id, instance_id),
    key ix_security_group_member_instance (instance_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- The newest report of a host on an instance; older ones are ignored.
create table observation (
    instance_id varchar(32) character set ascii collate ascii_bin not null,
    host_id varchar(32) character set ascii collate ascii_bin not null,
    generation bigint not null,
    primary key (instance_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table volume (
    id varchar(32) character set ascii collate ascii_bin not null,
    tenant_id varchar(32) character set ascii collate ascii_bin not null,
    name varchar(63) not null,
    kind varchar(16) character set ascii collate ascii_bin not null,
    state varchar(16) character set ascii collate ascii_bin not null,
    size_gib bigint not null,
    host_id varchar(32) character set ascii collate ascii_bin,
    instance_id varchar(32) character set ascii collate ascii_bin,
    image_id varchar(32) character set ascii collate ascii_bin,
    provisioning varchar(16) character set ascii collate ascii_bin not null,
    created_at datetime(6) not null,
    version bigint not null,
    gone boolean not null,
    primary key (id),
    key ix_volume_tenant (tenant_id, gone, id),
    key ix_volume_gone (gone, id),
    key ix_volume_host (host_id, gone),
    key ix_volume_instance (instance_id),
    key ix_volume_image (image_id, gone)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- Double entry: the counters of host and tenant_group on the one side, what holds them on the other.
create table compute_claim (
    instance_id varchar(32) character set ascii collate ascii_bin not null,
    host_id varchar(32) character set ascii collate ascii_bin not null,
    vcpus bigint not null,
    memory_mib bigint not null,
    created_at datetime(6) not null,
    primary key (instance_id),
    key ix_compute_claim_host (host_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table storage_claim (
    volume_id varchar(32) character set ascii collate ascii_bin not null,
    host_id varchar(32) character set ascii collate ascii_bin not null,
    storage_gib bigint not null,
    created_at datetime(6) not null,
    primary key (volume_id),
    key ix_storage_claim_host (host_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table quota_claim (
    holder varchar(32) character set ascii collate ascii_bin not null,
    group_id varchar(32) character set ascii collate ascii_bin not null,
    instances bigint not null,
    vcpus bigint not null,
    memory_mib bigint not null,
    storage_gib bigint not null,
    addresses bigint not null,
    created_at datetime(6) not null,
    primary key (holder),
    key ix_quota_claim_group (group_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table lease (
    id varchar(32) character set ascii collate ascii_bin not null,
    subnet_id varchar(32) character set ascii collate ascii_bin not null,
    cluster_id varchar(32) character set ascii collate ascii_bin not null,
    nic_id varchar(32) character set ascii collate ascii_bin not null,
    instance_id varchar(32) character set ascii collate ascii_bin not null,
    tenant_id varchar(32) character set ascii collate ascii_bin not null,
    address_number bigint not null,
    address varchar(15) character set ascii collate ascii_bin not null,
    mac varchar(17) character set ascii collate ascii_bin not null,
    host_name varchar(63) not null,
    created_at datetime(6) not null,
    primary key (id),
    unique key uk_lease_address (subnet_id, address_number),
    unique key uk_lease_mac (mac),
    unique key uk_lease_nic (nic_id),
    key ix_lease_instance (instance_id),
    key ix_lease_cluster (cluster_id, id),
    key ix_lease_tenant (tenant_id, id),
    constraint fk_lease_subnet foreign key (subnet_id) references subnet (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table placement_decision (
    instance_id varchar(32) character set ascii collate ascii_bin not null,
    decision mediumtext not null,
    decided_at datetime(6) not null,
    primary key (instance_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- Gives out numbers that grow over all sagas: fencing tokens and places in the queues.
create table ticket (
    number bigint not null auto_increment,
    given_at datetime(6) not null,
    primary key (number)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- One row per resource that ever had a saga: locked while a saga of it is submitted.
create table saga_queue (
    resource_key varchar(96) character set ascii collate ascii_bin not null,
    primary key (resource_key)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table saga (
    id varchar(96) character set ascii collate ascii_bin not null,
    type_name varchar(96) character set ascii collate ascii_bin not null,
    type_version int not null,
    kind varchar(32) character set ascii collate ascii_bin,
    state varchar(16) character set ascii collate ascii_bin not null,
    live boolean not null,
    resource_key varchar(96) character set ascii collate ascii_bin not null,
    tenant_key varchar(96) character set ascii collate ascii_bin not null,
    actor text,
    input_json mediumtext not null,
    step_count int not null,
    planned_steps text not null,
    steps mediumtext not null,
    request_hash varchar(96) character set ascii collate ascii_bin not null,
    created_at datetime(6) not null,
    started_at datetime(6),
    ended_at datetime(6),
    deadline_at datetime(6) not null,
    due_at datetime(6) not null,
    queue_number bigint not null,
    fencing_token bigint not null,
    write_sequence bigint not null,
    owner varchar(255),
    lease_until datetime(6),
    cancel_reason varchar(1000),
    failure mediumtext,
    progress_percent int not null,
    progress_text varchar(1000),
    traceparent varchar(96) character set ascii collate ascii_bin,
    version bigint not null,
    primary key (id),
    key ix_saga_live (live, due_at),
    key ix_saga_queue (resource_key, live, queue_number),
    key ix_saga_tenant (tenant_key, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table event (
    sequence bigint not null auto_increment,
    occurred_at datetime(6) not null,
    actor text not null,
    action varchar(63) character set ascii collate ascii_bin not null,
    resource_id varchar(96) character set ascii collate ascii_bin not null,
    tenant_id varchar(32) character set ascii collate ascii_bin,
    operation_id varchar(96) character set ascii collate ascii_bin,
    before_json mediumtext,
    after_json mediumtext,
    primary key (sequence),
    key ix_event_resource (resource_id, sequence),
    key ix_event_tenant (tenant_id, sequence),
    key ix_event_operation (operation_id, sequence)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table idempotency_key (
    account_id varchar(32) character set ascii collate ascii_bin not null,
    idempotency_key varchar(255) character set utf8mb4 collate utf8mb4_bin not null,
    request_hash varchar(96) character set ascii collate ascii_bin not null,
    status int,
    headers_json text,
    body longblob,
    hold_until datetime(6) not null,
    expires_at datetime(6) not null,
    primary key (account_id, idempotency_key),
    key ix_idempotency_key_expiry (expires_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table service_entry (
    module varchar(63) character set ascii collate ascii_bin not null,
    host varchar(63) character set ascii collate ascii_bin not null,
    address varchar(255) character set ascii collate ascii_bin not null,
    version varchar(63) not null,
    started_at datetime(6) not null,
    process_id bigint not null,
    expires_at datetime(6) not null,
    primary key (module, host, address),
    key ix_service_entry_expiry (expires_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- Named counters; "registry" grows with every change of service_entry.
create table counter (
    name varchar(32) character set ascii collate ascii_bin not null,
    number bigint not null,
    primary key (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

insert into counter (name, number) values ('registry', 1);

-- Scratch of the self-check at start.
create table self_check (
    id varchar(96) character set ascii collate ascii_bin not null,
    checked_at datetime(6) not null,
    words varchar(100) not null,
    number bigint not null,
    primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
