"""Fills a moto server with two AWS accounts and states, as JSON on stdout, the verdict every check must give on every resource.

The first account is weak where our checks look, the second sound; most weaknesses have their sound neighbour in the same account, too.
Verdicts follow from what is seeded here and from the checks' pass conditions, never from what our collector said.

Where moto is known to answer otherwise than AWS, a comment with "moto:" says so, and the stated verdict is the right one for
moto's answer: what cannot be read is "not-assessed".

usage: moto-seed.py ENDPOINT
"""

import json
import sys

import boto3

ENDPOINT = sys.argv[1]
WEAK, SOUND = "123456789012", "444455556666"
REGIONS = ("us-east-1", "eu-west-1")
HOME = "us-east-1"
EVERYONE = "0.0.0.0/0"

# Which checks look at which type of resource: each gives a verdict on each resource of its type.
CHECKS = {
    "account": (
        "aws-cloudtrail-multi-region aws-iam-audit-role aws-iam-root-hardware-mfa aws-iam-root-mfa "
        "aws-iam-root-no-access-key aws-iam-root-not-used aws-iam-support-role"
    ),
    "password-policy": "aws-iam-password-length aws-iam-password-reuse",
    "region": "aws-ebs-default-encryption",
    "user": "aws-iam-no-user-policies aws-iam-two-active-keys aws-iam-unused-credentials aws-iam-user-mfa-console",
    "access-key": "aws-iam-access-key-rotation",
    "group": "aws-iam-admin-mfa",
    "policy": "aws-iam-no-full-admin-policies",
    "inline-policy": "aws-iam-inline-no-admin",
    "server-certificate": "aws-iam-expired-server-certs",
    "bucket": (
        "aws-cloudtrail-bucket-logging aws-cloudtrail-bucket-object-lock aws-cloudtrail-bucket-private "
        "aws-s3-access-logging aws-s3-bucket-public aws-s3-tls-only aws-s3-versioning"
    ),
    "instance": "aws-ec2-imdsv2 aws-ec2-instance-profile aws-ec2-no-public-ip aws-ec2-userdata-secrets",
    "image": "aws-ami-not-public",
    "volume": "aws-ebs-volume-encrypted",
    "snapshot": "aws-ebs-snapshot-not-public",
    "security-group": (
        "aws-sg-default-closed aws-sg-no-open-all aws-sg-no-open-db aws-sg-no-open-rdp aws-sg-no-open-ssh"
    ),
    "network-acl": "aws-nacl-no-open-admin",
    "subnet": "aws-subnet-no-auto-public-ip",
    "vpc": "aws-vpc-flow-logs",
    "trail": "aws-cloudtrail-cloudwatch aws-cloudtrail-kms aws-cloudtrail-validation",
    "key": "aws-kms-key-policy aws-kms-pending-deletion aws-kms-rotation",
}
CHECKS = {kind: names.split() for kind, names in CHECKS.items()}

expected = []
notes = {}


def state(account, kind, resource, region="global", days=0, **verdicts):
    """States the verdicts on one resource: "pass" unless said otherwise, by the end of the check's name (ec2_imdsv2="fail").

    Resources are named by ARN; access keys and inline policies have none, and stand under their owner's. Of the password policy and
    the region there is one each, so they have no name here.

    `days` says how many days from now the account is judged: some weaknesses only come with age. Then only what is named is stated.
    """
    for check in CHECKS[kind]:
        verdict = "pass"
        if days and not any(check.endswith("-" + name.replace("_", "-")) for name in verdicts):
            continue
        for name, said in verdicts.items():
            if check.endswith("-" + name.replace("_", "-")):
                verdict = said
        expected.append(
            {"account": account, "region": region, "check": check, "resource": resource, "days": days, "verdict": verdict}
        )
    unknown = [n for n in verdicts if not any(c.endswith("-" + n.replace("_", "-")) for c in CHECKS[kind])]
    if unknown:
        raise SystemExit(f"no check of {kind} is called {unknown}")


def note(check, text):
    notes[check] = text


class Account:
    """The clients of one account."""

    def __init__(self, number):
        self.number = number
        self.keys = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
        if number != WEAK:
            role = f"arn:aws:iam::{number}:role/fieldwork-auditor"
            credentials = self.client("sts").assume_role(RoleArn=role, RoleSessionName="seed")["Credentials"]
            self.keys = {
                "aws_access_key_id": credentials["AccessKeyId"],
                "aws_secret_access_key": credentials["SecretAccessKey"],
                "aws_session_token": credentials["SessionToken"],
            }

    def client(self, service, region=HOME):
        return boto3.client(service, region_name=region, endpoint_url=ENDPOINT, **self.keys)

    def arn(self, service, rest, region=HOME):
        return f"arn:aws:{service}:{region}:{self.number}:{rest}"


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


BLOCKS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
ALL_ALLOWED = {"Effect": "Allow", "Action": "*", "Resource": "*"}
READ_ONE = {"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::reports/*"}


def tls_only(bucket):
    return {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }


def trust(service):
    return document({"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"})


# --- IAM -----------------------------------------------------------------------------------------------------------


def seed_account_settings(account, sound):
    iam = account.client("iam")
    if sound:
        iam.update_account_password_policy(MinimumPasswordLength=14, PasswordReusePrevention=24)
        iam.create_role(RoleName="support", AssumeRolePolicyDocument=trust("support.amazonaws.com"))
        iam.attach_role_policy(RoleName="support", PolicyArn="arn:aws:iam::aws:policy/AWSSupportAccess")
        iam.create_role(RoleName="audit", AssumeRolePolicyDocument=trust("config.amazonaws.com"))
        iam.attach_role_policy(RoleName="audit", PolicyArn="arn:aws:iam::aws:policy/SecurityAudit")
    else:
        iam.update_account_password_policy(MinimumPasswordLength=8, PasswordReusePrevention=3)
    said = "pass" if sound else "fail"
    state(account.number, "password-policy", None, password_length=said, password_reuse=said)
    state(
        account.number,
        "account",
        f"arn:aws:iam::{account.number}:root",
        cloudtrail_multi_region=said,
        audit_role=said,
        support_role=said,
        # moto: always says that root has no MFA and no keys.
        root_hardware_mfa="fail",
        # moto: the summary has no AccountPasswordPresent, which AWS has; without it nobody can say that root cannot sign in.
        root_mfa="not-assessed",
        # moto: the credential report has no row for root, which AWS has always.
        root_not_used="not-assessed",
    )
    note("aws-iam-root-mfa", "moto's account summary lacks AccountPasswordPresent")
    note("aws-iam-root-not-used", "moto's credential report lacks the row of root")


def add_user(iam, name, password=False, mfa=False, keys=0, groups=()):
    iam.create_user(UserName=name)
    if password:
        iam.create_login_profile(UserName=name, Password="not-a-secret-1A!")
    if mfa:
        serial = iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]["SerialNumber"]
        iam.enable_mfa_device(
            UserName=name, SerialNumber=serial, AuthenticationCode1="123456", AuthenticationCode2="654321"
        )
    for group in groups:
        iam.add_user_to_group(GroupName=group, UserName=name)
    return [iam.create_access_key(UserName=name)["AccessKey"]["AccessKeyId"] for _ in range(keys)]


def seed_people(account):
    iam = account.client("iam")
    number = account.number

    def said(name, **verdicts):
        state(number, "user", f"arn:aws:iam::{number}:user/{name}", **verdicts)

    def said_key(name, key, **verdicts):
        state(number, "access-key", f"arn:aws:iam::{number}:user/{name}/access-key/{key}", **verdicts)

    for group in ("admins-safe", "admins-unsafe", "readers"):
        iam.create_group(GroupName=group)
    for group in ("admins-safe", "admins-unsafe"):
        iam.attach_group_policy(GroupName=group, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")

    add_user(iam, "with-mfa", password=True, mfa=True, groups=["admins-safe", "admins-unsafe"])
    said("with-mfa")
    add_user(iam, "without-mfa", password=True, groups=["admins-unsafe", "readers"])
    said("without-mfa", user_mfa_console="fail")
    [key] = add_user(iam, "machine", keys=1)
    said("machine", user_mfa_console="not-applicable")
    # A key is judged by its age: fresh today, too old in 200 days.
    said_key("machine", key)
    said_key("machine", key, days=200, access_key_rotation="fail")
    first, second = add_user(iam, "two-keys", keys=2)
    said("two-keys", two_active_keys="fail", user_mfa_console="not-applicable")
    for key in (first, second):
        said_key("two-keys", key)
    first, second = add_user(iam, "one-key-off", keys=2)
    iam.update_access_key(UserName="one-key-off", AccessKeyId=second, Status="Inactive")
    said("one-key-off", user_mfa_console="not-applicable")
    said_key("one-key-off", first)
    said_key("one-key-off", second, access_key_rotation="not-applicable")
    add_user(iam, "nothing-at-all")
    said("nothing-at-all", unused_credentials="not-applicable", user_mfa_console="not-applicable")
    add_user(iam, "attached-policy")
    iam.attach_user_policy(UserName="attached-policy", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    said(
        "attached-policy",
        no_user_policies="fail",
        unused_credentials="not-applicable",
        user_mfa_console="not-applicable",
    )
    add_user(iam, "inline-policy")
    iam.put_user_policy(UserName="inline-policy", PolicyName="everything", PolicyDocument=document(ALL_ALLOWED))
    said(
        "inline-policy",
        no_user_policies="fail",
        unused_credentials="not-applicable",
        user_mfa_console="not-applicable",
    )
    # More than fit on a page of a hundred.
    for index in range(110):
        add_user(iam, f"crowd-{index:03}")
        said(f"crowd-{index:03}", unused_credentials="not-applicable", user_mfa_console="not-applicable")
    # A password that nobody used is unused once it is older than 45 days.
    state(
        number,
        "user",
        f"arn:aws:iam::{number}:user/with-mfa",
        days=200,
        unused_credentials="fail",
    )

    def said_group(name, verdict):
        state(number, "group", f"arn:aws:iam::{number}:group/{name}", admin_mfa=verdict)

    said_group("admins-safe", "pass")
    said_group("admins-unsafe", "fail")
    said_group("readers", "not-applicable")


def seed_certificate(account):
    iam = account.client("iam")
    iam.upload_server_certificate(ServerCertificateName="old", CertificateBody="body", PrivateKey="key")
    # moto: every certificate expired in 2012.
    arn = f"arn:aws:iam::{account.number}:server-certificate/old"
    state(account.number, "server-certificate", arn, expired_server_certs="fail")


def seed_policies(account):
    iam = account.client("iam")
    number = account.number
    iam.create_role(RoleName="carrier", AssumeRolePolicyDocument=trust("ec2.amazonaws.com"))
    for name, statements, attached, verdict in (
        ("attached-everything", [ALL_ALLOWED], True, "fail"),
        ("attached-everything-in-a-list", [READ_ONE, {**ALL_ALLOWED, "Action": ["s3:*", "*"]}], True, "fail"),
        ("attached-deny-everything", [{**ALL_ALLOWED, "Effect": "Deny"}], True, "pass"),
        ("attached-one-resource", [READ_ONE], True, "pass"),
        ("attached-all-of-one-bucket", [{**ALL_ALLOWED, "Resource": "arn:aws:s3:::reports/*"}], True, "pass"),
        ("loose-everything", [ALL_ALLOWED], False, "not-applicable"),
    ):
        arn = iam.create_policy(PolicyName=name, PolicyDocument=document(*statements))["Policy"]["Arn"]
        if attached:
            iam.attach_role_policy(RoleName="carrier", PolicyArn=arn)
        state(number, "policy", arn, no_full_admin_policies=verdict)
    # Words that IAM takes as well: one statement without a list around it, *:* for *.
    for name, statement, verdict in (
        ("single-everything", {**ALL_ALLOWED, "Action": "*:*"}, "fail"),
        ("single-narrow", READ_ONE, "pass"),
        ("not-action", {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}, "pass"),
        ("wide-with-a-condition", {**ALL_ALLOWED, "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}, "fail"),
    ):
        text = json.dumps({"Version": "2012-10-17", "Statement": statement})
        arn = iam.create_policy(PolicyName=name, Path="/odd/path/", PolicyDocument=text)["Policy"]["Arn"]
        iam.attach_role_policy(RoleName="carrier", PolicyArn=arn)
        state(number, "policy", arn, no_full_admin_policies=verdict)
    # A wide version that is no longer the default must not count.
    arn = iam.create_policy(PolicyName="narrowed", PolicyDocument=document(ALL_ALLOWED))["Policy"]["Arn"]
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=document(READ_ONE), SetAsDefault=True)
    iam.attach_role_policy(RoleName="carrier", PolicyArn=arn)
    state(number, "policy", arn)
    iam.create_group(GroupName="with-inline")
    iam.put_group_policy(GroupName="with-inline", PolicyName="all", PolicyDocument=document(ALL_ALLOWED))
    state(number, "group", f"arn:aws:iam::{number}:group/with-inline", admin_mfa="not-applicable")
    state(number, "inline-policy", f"arn:aws:iam::{number}:group/with-inline/inline/all", inline_no_admin="fail")
    iam.put_role_policy(RoleName="carrier", PolicyName="wide", PolicyDocument=document(ALL_ALLOWED))
    iam.put_role_policy(RoleName="carrier", PolicyName="narrow", PolicyDocument=document(READ_ONE))
    state(number, "inline-policy", f"arn:aws:iam::{number}:role/carrier/inline/wide", inline_no_admin="fail")
    state(number, "inline-policy", f"arn:aws:iam::{number}:role/carrier/inline/narrow")
    state(number, "inline-policy", f"arn:aws:iam::{number}:user/inline-policy/inline/everything", inline_no_admin="fail")


# --- S3 ------------------------------------------------------------------------------------------------------------


def block_whole_account(account, *settings):
    """Sets the account-wide block of public access, with the given settings on and the others off."""
    control = account.client("s3control")
    path = "/v20180820/configuration/publicAccessBlock"

    def to_endpoint(request, **_):
        request.url = ENDPOINT + path

    # botocore puts the account's number before any host, the endpoint's too, and an address has no names below it.
    control.meta.events.register("before-sign.s3-control", to_endpoint)
    block = {name: name in settings for name in BLOCKS}
    control.put_public_access_block(AccountId=account.number, PublicAccessBlockConfiguration=block)


def seed_buckets(account):
    s3 = account.client("s3")

    def bucket(name, acl="private", policy=(), block=None, versioning=None, logs=None, lock=False, **verdicts):
        s3.create_bucket(Bucket=name, ObjectOwnership="ObjectWriter", ObjectLockEnabledForBucket=lock)
        # moto: gives a new bucket no public access block, and keeps ACLs; AWS blocks both since April 2023.
        s3.delete_public_access_block(Bucket=name)
        if acl != "private":
            s3.put_bucket_acl(Bucket=name, ACL=acl)
        if policy:
            s3.put_bucket_policy(Bucket=name, Policy=document(*policy))
        if block is not None:
            s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=dict(zip(BLOCKS, block)))
        if versioning:
            s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": versioning})
        if lock:
            s3.put_object_lock_configuration(
                Bucket=name,
                ObjectLockConfiguration={
                    "ObjectLockEnabled": "Enabled",
                    "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 30}},
                },
            )
        if logs:
            s3.put_bucket_logging(
                Bucket=name, BucketLoggingStatus={"LoggingEnabled": {"TargetBucket": logs, "TargetPrefix": name}}
            )
        said = {
            "s3_access_logging": "pass" if logs else "fail",
            "s3_tls_only": "fail",
            "s3_versioning": "pass" if versioning == "Enabled" or lock else "fail",
            "cloudtrail_bucket_logging": "not-applicable",
            "cloudtrail_bucket_object_lock": "not-applicable",
            "cloudtrail_bucket_private": "not-applicable",
        }
        state(account.number, "bucket", f"arn:aws:s3:::{name}", **{**said, **verdicts})

    prefix = "weak" if account.number == WEAK else "sound"
    logs = f"{prefix}-logs"
    open_to_all = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}
    on, off = (True,) * 4, (False,) * 4
    bucket(logs, acl="log-delivery-write")
    bucket(
        f"{prefix}-good", policy=[tls_only(f"{prefix}-good")], block=on, versioning="Enabled", logs=logs, s3_tls_only="pass"
    )
    bucket(f"{prefix}-suspended", versioning="Suspended")
    if account.number == WEAK:
        # Nothing new may be made public, but what is public stays so.
        block_whole_account(account, "BlockPublicAcls", "BlockPublicPolicy")
        bucket("weak-public-acl", acl="public-read", s3_bucket_public="fail")
        bucket("weak-authenticated-acl", acl="authenticated-read", s3_bucket_public="fail")
        bucket("weak-public-acl-blocked", acl="public-read", block=on)
        bucket("weak-public-acl-half-blocked", acl="public-read", block=(True, False, True, True), s3_bucket_public="fail")
        name = "weak-public-policy"
        bucket(name, policy=[{**open_to_all, "Resource": f"arn:aws:s3:::{name}/*"}], s3_bucket_public="fail")
        name = "weak-public-policy-blocked"
        bucket(name, policy=[{**open_to_all, "Resource": f"arn:aws:s3:::{name}/*"}], block=on)
        name = "weak-public-policy-block-off"
        bucket(
            name, policy=[{**open_to_all, "Resource": f"arn:aws:s3:::{name}/*"}], block=off, s3_bucket_public="fail"
        )
        # TLS asked for, but for another bucket, from one role, or for reading only.
        name = "weak-tls-other-bucket"
        bucket(name, policy=[tls_only("elsewhere")])
        name = "weak-tls-one-role"
        bucket(name, policy=[{**tls_only(name), "Principal": {"AWS": f"arn:aws:iam::{WEAK}:role/carrier"}}])
        name = "weak-tls-reading-only"
        bucket(name, policy=[{**tls_only(name), "Action": "s3:GetObject"}])
        name = "weak-tls-turned-round"
        bucket(name, policy=[{**tls_only(name), "Condition": {"Bool": {"aws:SecureTransport": "true"}}}])
        # The same demand in other words that IAM takes: one statement without a list, a boolean, everyone as a list.
        name = "weak-tls-other-words"
        s3_policy = {
            **tls_only(name),
            "Principal": {"AWS": ["*"]},
            "Action": ["S3:*"],
            "Resource": "*",
            "Condition": {"bool": {"AWS:secureTransport": False}},
        }
        bucket(name, policy=[s3_policy], s3_tls_only="pass")
        bucket(
            "weak-trail",
            acl="public-read",
            s3_bucket_public="fail",
            cloudtrail_bucket_logging="fail",
            cloudtrail_bucket_object_lock="fail",
            cloudtrail_bucket_private="fail",
        )
    else:
        block_whole_account(account, "IgnorePublicAcls", "RestrictPublicBuckets")
        bucket(
            "sound-trail",
            policy=[tls_only("sound-trail")],
            block=on,
            logs=logs,
            lock=True,
            s3_tls_only="pass",
            cloudtrail_bucket_logging="pass",
            cloudtrail_bucket_object_lock="pass",
            cloudtrail_bucket_private="pass",
        )
        # moto: a bucket with Object Lock has versioning on, as in AWS.
        # Open for themselves, and closed by the account.
        bucket("sound-public-acl", acl="public-read")
        bucket("sound-public-acl-block-off", acl="public-read", block=off)
        name = "sound-public-policy"
        bucket(name, policy=[{**open_to_all, "Resource": f"arn:aws:s3:::{name}/*"}])
        # One half closed by the bucket, the other by the account.
        bucket("sound-public-acl-half-blocked", acl="public-read", block=(True, False, True, True))


# --- EC2 and VPC ---------------------------------------------------------------------------------------------------


def seed_region(account, region, sound):
    ec2 = account.client("ec2", region)
    number = account.number

    def said(kind, resource, **verdicts):
        state(number, kind, account.arn("ec2", f"{kind}/{resource}", region), region, **verdicts)

    if sound:
        ec2.enable_ebs_encryption_by_default()
    state(number, "region", None, region, ebs_default_encryption="pass" if sound else "fail")

    # What every account starts with: the default network, as AWS makes it.
    for vpc in ec2.describe_vpcs()["Vpcs"]:
        said("vpc", vpc["VpcId"], vpc_flow_logs="fail")
    for subnet in ec2.describe_subnets()["Subnets"]:
        said("subnet", subnet["SubnetId"], subnet_no_auto_public_ip="fail")
    for acl in ec2.describe_network_acls()["NetworkAcls"]:
        said("network-acl", acl["NetworkAclId"], nacl_no_open_admin="fail")
    for group in ec2.describe_security_groups()["SecurityGroups"]:
        said("security-group", group["GroupId"], sg_default_closed="fail")
    if region != HOME:
        return

    network = seed_network(ec2, said, "arn:aws:s3:::" + ("sound-logs" if sound else "weak-logs"))
    seed_groups(ec2, said, network)
    seed_machines(account, ec2, said, network)


def seed_network(ec2, said, logs):
    """A network whose flow is logged and whose default group is closed; returns its ids."""
    vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    ec2.create_flow_logs(
        ResourceIds=[vpc],
        ResourceType="VPC",
        TrafficType="REJECT",
        LogDestinationType="s3",
        LogDestination=logs,
    )
    said("vpc", vpc)
    # Only accepted traffic: what was turned away leaves no trace.
    other = ec2.create_vpc(CidrBlock="10.2.0.0/16")["Vpc"]["VpcId"]
    ec2.create_flow_logs(
        ResourceIds=[other],
        ResourceType="VPC",
        TrafficType="ACCEPT",
        LogDestinationType="s3",
        LogDestination=logs,
    )
    said("vpc", other, vpc_flow_logs="fail")

    private = ec2.create_subnet(VpcId=vpc, CidrBlock="10.1.1.0/24")["Subnet"]["SubnetId"]
    said("subnet", private)
    public = ec2.create_subnet(VpcId=vpc, CidrBlock="10.1.2.0/24")["Subnet"]["SubnetId"]
    ec2.modify_subnet_attribute(SubnetId=public, MapPublicIpOnLaunch={"Value": True})
    said("subnet", public, subnet_no_auto_public_ip="fail")

    for acl in ec2.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [vpc, other]}])["NetworkAcls"]:
        said("network-acl", acl["NetworkAclId"], nacl_no_open_admin="fail")
    for number, ports, cidr, verdict in (
        (1, (22, 22), {"CidrBlock": EVERYONE}, "fail"),
        (2, (3000, 4000), {"Ipv6CidrBlock": "::/0"}, "fail"),
        (3, (443, 443), {"CidrBlock": EVERYONE}, "pass"),
        (4, (22, 22), {"CidrBlock": "10.0.0.0/8"}, "pass"),
    ):
        acl = ec2.create_network_acl(VpcId=vpc)["NetworkAcl"]["NetworkAclId"]
        ec2.create_network_acl_entry(
            NetworkAclId=acl,
            RuleNumber=number,
            Protocol="6",
            RuleAction="allow",
            Egress=False,
            PortRange={"From": ports[0], "To": ports[1]},
            **cidr,
        )
        said("network-acl", acl, nacl_no_open_admin=verdict)
    return {"vpc": vpc, "other": other, "private": private, "public": public}


def seed_groups(ec2, said, network):
    filters = [{"Name": "group-name", "Values": ["default"]}, {"Name": "vpc-id", "Values": [network["vpc"]]}]
    [closed] = ec2.describe_security_groups(Filters=filters)["SecurityGroups"]
    if closed["IpPermissions"]:
        ec2.revoke_security_group_ingress(GroupId=closed["GroupId"], IpPermissions=closed["IpPermissions"])
    ec2.revoke_security_group_egress(GroupId=closed["GroupId"], IpPermissions=closed["IpPermissionsEgress"])
    said("security-group", closed["GroupId"])
    filters[1]["Values"] = [network["other"]]
    [untouched] = ec2.describe_security_groups(Filters=filters)["SecurityGroups"]
    said("security-group", untouched["GroupId"], sg_default_closed="fail")

    def group(name, protocol, low, high, v4=None, v6=None, **verdicts):
        made = ec2.create_security_group(GroupName=name, Description=name, VpcId=network["vpc"])["GroupId"]
        rule = {"IpProtocol": protocol}
        if low is not None:
            rule.update(FromPort=low, ToPort=high)
        if v4:
            rule["IpRanges"] = [{"CidrIp": v4}]
        if v6:
            rule["Ipv6Ranges"] = [{"CidrIpv6": v6}]
        ec2.authorize_security_group_ingress(GroupId=made, IpPermissions=[rule])
        said("security-group", made, **{"sg_default_closed": "not-applicable", **verdicts})

    group("web", "tcp", 443, 443, v4=EVERYONE)
    group("ssh-office", "tcp", 22, 22, v4="203.0.113.0/24")
    group("ssh-world", "tcp", 22, 22, v4=EVERYONE, sg_no_open_ssh="fail")
    group("ssh-world-v6", "tcp", 22, 22, v6="::/0", sg_no_open_ssh="fail")
    group("ssh-in-range", "tcp", 20, 25, v4=EVERYONE, sg_no_open_ssh="fail")
    group("udp-22", "udp", 22, 22, v4=EVERYONE)
    group("rdp-world", "tcp", 3389, 3389, v4=EVERYONE, sg_no_open_rdp="fail")
    group("postgres-world", "tcp", 5432, 5432, v4=EVERYONE, sg_no_open_db="fail")
    group("redis-world-v6", "tcp", 6379, 6379, v6="::/0", sg_no_open_db="fail")
    group("postgres-inside", "tcp", 5432, 5432, v4="10.0.0.0/8")
    everything = {f"sg_no_open_{what}": "fail" for what in ("all", "db", "rdp", "ssh")}
    group("everything", "-1", None, None, v4=EVERYONE, **everything)
    group("all-tcp", "tcp", 0, 65535, v4=EVERYONE, **everything)
    group("everything-inside", "-1", None, None, v4="10.0.0.0/8")
    group("everything-v6", "-1", None, None, v6="::/0", **everything)
    group("ping-world", "icmp", -1, -1, v4=EVERYONE)
    group("half-the-world", "tcp", 22, 22, v4="0.0.0.0/1")


def seed_machines(account, ec2, said, network):
    iam = account.client("iam")
    iam.create_instance_profile(InstanceProfileName="machine")
    secret = "#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAI44QH8DHBEXAMPLE\nexport DB_PASSWORD=not-a-real-password-of-the-seed\n"

    def machine(subnet, tokens, profile, user_data, state_name="running", **verdicts):
        extra = {}
        if profile:
            extra["IamInstanceProfile"] = {"Name": "machine"}
        if user_data is not None:
            extra["UserData"] = user_data
        if tokens is not None:
            extra["MetadataOptions"] = {"HttpTokens": tokens, "HttpEndpoint": "enabled"}
        made = ec2.run_instances(
            ImageId="ami-12c6146b", MinCount=1, MaxCount=1, InstanceType="t3.micro", SubnetId=subnet, **extra
        )["Instances"][0]["InstanceId"]
        if state_name == "stopped":
            ec2.stop_instances(InstanceIds=[made])
        if state_name == "terminated":
            ec2.terminate_instances(InstanceIds=[made])
        said("instance", made, **verdicts)
        return made

    private, public = network["private"], network["public"]
    good = machine(private, "required", True, "#!/bin/sh\nsystemctl start app\n")
    machine(private, "optional", True, None, ec2_imdsv2="fail")
    machine(private, "required", False, None, ec2_instance_profile="fail")
    machine(public, "required", True, None, ec2_no_public_ip="fail")
    machine(private, "required", True, secret, ec2_userdata_secrets="fail")
    machine(
        private,
        "optional",
        False,
        secret,
        state_name="stopped",
        ec2_imdsv2="fail",
        ec2_userdata_secrets="fail",
        ec2_instance_profile="not-applicable",
        ec2_no_public_ip="not-applicable",
    )
    machine(
        private,
        "optional",
        False,
        None,
        state_name="terminated",
        ec2_imdsv2="not-applicable",
        ec2_userdata_secrets="not-applicable",
        ec2_instance_profile="not-applicable",
        ec2_no_public_ip="not-applicable",
    )

    clear = ec2.create_volume(AvailabilityZone=f"{HOME}a", Size=8, Encrypted=False)["VolumeId"]
    locked = ec2.create_volume(AvailabilityZone=f"{HOME}a", Size=8, Encrypted=True)["VolumeId"]
    image = ec2.create_image(InstanceId=good, Name="closed")["ImageId"]
    said("image", image)
    image = ec2.create_image(InstanceId=good, Name="open")["ImageId"]
    ec2.modify_image_attribute(ImageId=image, LaunchPermission={"Add": [{"Group": "all"}]})
    said("image", image, ami_not_public="fail")
    shared = ec2.create_snapshot(VolumeId=locked)["SnapshotId"]
    ec2.modify_snapshot_attribute(
        SnapshotId=shared, Attribute="createVolumePermission", OperationType="add", GroupNames=["all"]
    )
    ec2.create_snapshot(VolumeId=clear)
    # moto: lists the images' snapshots, too.
    for snapshot in ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]:
        # moto: takes no notice of RestorableByUserIds, so that every snapshot seems public, and does not know
        # GetSnapshotBlockPublicAccessState, which could say that it does no harm.
        said("snapshot", snapshot["SnapshotId"], ebs_snapshot_not_public="not-assessed")
    note("aws-ebs-snapshot-not-public", "moto does not implement GetSnapshotBlockPublicAccessState")
    # moto: the root disk of a machine is not encrypted whatever the region's default; AWS would encrypt it.
    for volume in ec2.describe_volumes()["Volumes"]:
        encrypted = volume["VolumeId"] == locked
        said("volume", volume["VolumeId"], ebs_volume_encrypted="pass" if encrypted else "fail")


# --- CloudTrail and KMS --------------------------------------------------------------------------------------------


def seed_trails(account, sound, key):
    trails = account.client("cloudtrail")

    def said(name, **verdicts):
        # moto: never says when logs were last delivered to CloudWatch, so that no trail can be seen to deliver.
        state(
            account.number,
            "trail",
            account.arn("cloudtrail", f"trail/{name}"),
            HOME,
            **{"cloudtrail_cloudwatch": "fail", **verdicts},
        )

    if sound:
        trails.create_trail(
            Name="everywhere",
            S3BucketName="sound-trail",
            IsMultiRegionTrail=True,
            EnableLogFileValidation=True,
            KmsKeyId=key,
        )
        said("everywhere")
    else:
        trails.create_trail(Name="here-only", S3BucketName="weak-trail")
        said("here-only", cloudtrail_kms="fail", cloudtrail_validation="fail")
        # For all regions, and switched off.
        trails.create_trail(Name="never-started", S3BucketName="weak-trail", IsMultiRegionTrail=True)
        said("never-started", cloudtrail_kms="fail", cloudtrail_validation="fail")
    for trail in ("everywhere",) if sound else ("here-only", "never-started"):
        trails.put_event_selectors(
            TrailName=trail, EventSelectors=[{"ReadWriteType": "All", "IncludeManagementEvents": True}]
        )
        if trail != "never-started":
            trails.start_logging(Name=trail)


def seed_keys(account):
    kms = account.client("kms")
    root = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{account.number}:root"}, "Action": "kms:*", "Resource": "*"}
    anyone = {"Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*"}
    by_account = {**anyone, "Principal": {"AWS": "*"}, "Condition": {"StringEquals": {"kms:CallerAccount": account.number}}}
    by_service = {**anyone, "Condition": {"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}}

    def key(statements=(), rotation=False, pending=False, spec=None, **verdicts):
        extra = {"KeySpec": spec, "KeyUsage": "SIGN_VERIFY"} if spec else {}
        made = kms.create_key(Policy=document(root, *statements), **extra)["KeyMetadata"]
        if rotation:
            kms.enable_key_rotation(KeyId=made["KeyId"])
        if pending:
            kms.schedule_key_deletion(KeyId=made["KeyId"], PendingWindowInDays=7)
        state(account.number, "key", made["Arn"], HOME, **verdicts)
        return made["Arn"]

    # moto: makes the key aws/ebs at the first encrypted volume, as AWS does, but says that it is the customer's and not AWS's.
    for listed in kms.list_keys()["Keys"]:
        state(account.number, "key", listed["KeyArn"], HOME, kms_rotation="fail")
    good = key(rotation=True)
    key(kms_rotation="fail")
    key(pending=True, kms_pending_deletion="fail", kms_rotation="not-applicable")
    key(spec="ECC_NIST_P256", kms_rotation="not-applicable")
    key([anyone], rotation=True, kms_key_policy="fail")
    key([by_account], rotation=True)
    # A service in the condition does not say whose account it works for.
    key([by_service], rotation=True, kms_key_policy="fail")
    key([{**anyone, "Effect": "Deny"}], rotation=True)
    key([{**anyone, "Principal": {"AWS": ["arn:aws:iam::777788889999:root", "*"]}}], rotation=True, kms_key_policy="fail")
    return good


def seed(number, sound):
    account = Account(number)
    seed_account_settings(account, sound)
    seed_people(account)
    seed_policies(account)
    if not sound:
        seed_certificate(account)
    seed_buckets(account)
    for region in REGIONS:
        # In the weak account one of its two regions is as it should be.
        seed_region(account, region, sound or region != HOME)
    seed_trails(account, sound, seed_keys(account))


seed(WEAK, sound=False)
seed(SOUND, sound=True)
json.dump({"regions": REGIONS, "accounts": [WEAK, SOUND], "expected": expected, "notes": notes}, sys.stdout)
