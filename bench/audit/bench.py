#!/usr/bin/env python3
"""ringfence audit, cfn-guard and cdk-nag over the same generated templates: wall and processor time, peak memory, growth.

Processes are started anew for each measurement, start-up included; the least of ROUNDS rounds counts, taken in turn.
"""
import json, os, pathlib, platform, shutil, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RINGFENCE = ["dotnet", "exec", str(ROOT / "artifacts/run/ringfence.dll"), "audit"]  # what ./ringfence builds and runs
os.environ.setdefault("DOTNET_TieredPGO", "0")  # as ./ringfence does
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))


def resource(n):
    """One of ten kinds, in turn, half of them well made."""
    good = n % 20 < 10
    role = {"Fn::GetAtt": [f"Role{n - n % 10 + 4}", "Arn"]}
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"] if good else "s3:*", "Resource": {"Fn::Sub": "arn:${AWS::Partition}:s3:::data/*"} if good else "*"}]}
    return [
        ("Bucket", "AWS::S3::Bucket", {"VersioningConfiguration": {"Status": "Enabled"}} if good else {}),
        ("Table", "AWS::DynamoDB::Table", {"BillingMode": "PAY_PER_REQUEST", "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}], "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": good}}),
        ("Queue", "AWS::SQS::Queue", {"KmsMasterKeyId": "alias/data"} if good else {}),
        ("Topic", "AWS::SNS::Topic", {"KmsMasterKeyId": "alias/data"} if good else {}),
        ("Role", "AWS::IAM::Role", {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}, "Policies": [{"PolicyName": "p", "PolicyDocument": policy}]}),
        ("Function", "AWS::Lambda::Function", {"Code": {"ZipFile": "x"}, "Handler": "i.h", "Runtime": "nodejs22.x", "Role": role}),
        ("Group", "AWS::EC2::SecurityGroup", {"GroupDescription": "g", "VpcId": "vpc-1", "SecurityGroupIngress": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8" if good else "0.0.0.0/0"}]}),
        ("Logs", "AWS::Logs::LogGroup", {"RetentionInDays": 365} if good else {}),
        ("Volume", "AWS::EC2::Volume", {"AvailabilityZone": "us-east-1a", "Size": 8, "Encrypted": good}),
        ("Database", "AWS::RDS::DBInstance", {"Engine": "postgres", "DBInstanceClass": "db.t4g.medium", "AllocatedStorage": "20", "StorageEncrypted": good, "ManageMasterUserPassword": True, "MasterUsername": "app"}),
    ][n % 10]


def template(count):
    resources = {}
    for n in range(count):
        name, kind, properties = resource(n)
        resources[f"{name}{n}"] = {"Type": kind, "Properties": properties}
    return {"Resources": resources}


def assembly(folder, stacks, each):
    folder.mkdir()
    artifacts = {}
    for n in range(stacks):
        (folder / f"S{n}.template.json").write_text(json.dumps(template(each)))
        artifacts[f"S{n}"] = {"type": "aws:cloudformation:stack", "environment": "aws://111122223333/us-east-1", "properties": {"templateFile": f"S{n}.template.json"}}
    (folder / "manifest.json").write_text(json.dumps({"version": "38.0.0", "artifacts": artifacts}))


def measure(command):
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=HERE)
    _, status, used = os.wait4(child.pid, 0)
    return time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    if not (HERE / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=HERE, check=True)
    guard = HERE / f"node_modules/@cdklabs/cdk-validator-cfnguard/bin/ubuntu/{'aarch64' if platform.machine() == 'aarch64' else 'x86_64'}/cfn-guard"
    rules = HERE / "node_modules/@cdklabs/cdk-validator-cfnguard/rules/control-tower/cfn-guard"
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ringfence-bench-"))
    try:
        runs = []
        for count in (100, 400, 500, 5000):
            path = folder / f"t{count}.json"
            path.write_text(json.dumps(template(count), indent=1))
            runs.append((f"{count} resources", count, "ringfence audit", RINGFENCE + [str(path), "--format", "json"]))
            if count <= 400:
                runs.append((f"{count} resources", count, "cfn-guard, Control Tower", [str(guard), "validate", "-r", str(rules), "-d", str(path)]))
                runs.append((f"{count} resources", count, "cdk-nag, HIPAA pack", ["node", str(HERE / "nag.mjs"), str(path)]))
        assembly(folder / "cdk.out", 50, 40)
        runs.append(("50 stacks of 40", 2000, "ringfence audit", RINGFENCE + [str(folder / "cdk.out"), "--format", "json"]))
        best = {}
        for round_ in range(ROUNDS):
            for key in runs:
                print(f"\rround {round_ + 1} of {ROUNDS}: {key[2]}, {key[0]}          ", end="", file=sys.stderr, flush=True)
                measured = measure(key[3])
                name = key[:3]
                best[name] = min(best.get(name, measured), measured)
        print(file=sys.stderr)
        print(f"{'':18}{'':26}{'wall s':>8}{'CPU s':>8}{'MB':>7}{'resources/s':>13}{'exit':>6}")
        for (what, count, tool), (wall, cpu, memory, exit_) in best.items():
            print(f"{what:18}{tool:26}{wall:8.2f}{cpu:8.2f}{memory:7.0f}{count / wall:13,.0f}{exit_:6}")
    finally:
        shutil.rmtree(folder)


main()
