using Ringfence.Controls.Facts;
using Ringfence.Posture;

namespace Ringfence.Tests.Posture;

public class TerraformTests
{
    private const string Text = """
        {"format_version":"1.2","planned_values":{"root_module":{
          "resources":[
            {"address":"aws_s3_bucket.b","mode":"managed","type":"aws_s3_bucket","name":"b","values":{"bucket":"records","tags":{"team":"x"}}},
            {"address":"aws_s3_bucket_versioning.v","mode":"managed","type":"aws_s3_bucket_versioning","name":"v","values":{"versioning_configuration":[{"status":"Enabled"}]}},
            {"address":"aws_s3_bucket_server_side_encryption_configuration.e","mode":"managed","type":"aws_s3_bucket_server_side_encryption_configuration","name":"e","values":{"bucket":"records","rule":[{"apply_server_side_encryption_by_default":[{"sse_algorithm":"aws:kms"}],"bucket_key_enabled":true}]}},
            {"address":"aws_s3_bucket_policy.p","mode":"managed","type":"aws_s3_bucket_policy","name":"p","values":{"policy":"{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"}},
            {"address":"aws_security_group.g","mode":"managed","type":"aws_security_group","name":"g","values":{"ingress":[{"from_port":22,"to_port":22,"protocol":"tcp","cidr_blocks":["10.0.0.0/8","0.0.0.0/0"],"ipv6_cidr_blocks":[]}]}}
          ],
          "child_modules":[{"address":"module.db","resources":[
            {"address":"module.db.aws_db_instance.d","mode":"managed","type":"aws_db_instance","name":"d","values":{"storage_encrypted":true,"multi_az":null}},
            {"address":"module.db.aws_kms_key.k","mode":"managed","type":"aws_kms_key","name":"k","values":{"enable_key_rotation":true}}]}]}},
         "resource_changes":[
          {"address":"aws_s3_bucket_versioning.v","change":{"after_unknown":{"bucket":true}}},
          {"address":"aws_s3_bucket_policy.p","change":{"after_unknown":{"bucket":true}}},
          {"address":"aws_s3_bucket_server_side_encryption_configuration.e","change":{"after_unknown":{"rule":[{"apply_server_side_encryption_by_default":[{"kms_master_key_id":true}]}]}}},
          {"address":"module.db.aws_db_instance.d","change":{"after_unknown":{"kms_key_id":true,"multi_az":true,"ca_cert_identifier":true}}}],
         "configuration":{"root_module":{"resources":[
            {"address":"aws_s3_bucket_versioning.v","expressions":{"bucket":{"references":["aws_s3_bucket.b.id","aws_s3_bucket.b"]}}},
            {"address":"aws_s3_bucket_policy.p","expressions":{"bucket":{"references":["aws_s3_bucket.b.id","aws_s3_bucket.b"]}}}],
          "module_calls":{"db":{"module":{"resources":[
            {"address":"aws_db_instance.d","expressions":{"kms_key_id":{"references":["aws_kms_key.k.arn","aws_kms_key.k"]},"multi_az":{"references":["local.wide"]}}}]}}}}}}
        """;

    private static Dictionary<string, Resource> Seen()
    {
        var seen = new List<Resource>();
        var run = Auditor.Run([Audits.File(Text)], new AuditOptions { Controls = [new EveryResource(seen)] });
        Assert.Null(run.Files[0].Error);
        Assert.Equal(seen.Count, run.Files[0].Resources);
        return seen.ToDictionary(each => each.LogicalId);
    }

    [Fact]
    public void A_bucket_is_joined_with_the_resources_that_it_is_split_into()
    {
        var bucket = Seen()["aws_s3_bucket.b"];
        Assert.Equal("AWS::S3::Bucket", bucket.Type);
        Assert.Equal("Enabled", bucket["VersioningConfiguration.Status"].Text);
        var rule = bucket["BucketEncryption.ServerSideEncryptionConfiguration"].Items[0];
        Assert.Equal("aws:kms", rule["ServerSideEncryptionByDefault.SSEAlgorithm"].Text);
        Assert.True(rule["ServerSideEncryptionByDefault.KMSMasterKeyID"].IsUnresolved);
        Assert.True(rule["BucketKeyEnabled"].IsTrue.IsYes);
        Assert.Equal("x", bucket["Tags"].Items[0]["Value"].Text);
        Assert.Equal(3, bucket.Place.Line);
    }

    [Fact]
    public void A_policy_finds_its_bucket_and_is_read()
    {
        var seen = Seen();
        var policy = seen["aws_s3_bucket_policy.p"];
        Assert.Same(seen["aws_s3_bucket.b"], policy["Bucket"].Target);
        Assert.Single(policy.Policy("PolicyDocument").Denying);
        Assert.Same(policy, policy.Estate.Referring(seen["aws_s3_bucket.b"], "AWS::S3::BucketPolicy", "Bucket")[0]);
    }

    [Fact]
    public void What_is_known_after_apply_is_a_reference_or_unresolved_also_in_modules()
    {
        var seen = Seen();
        var database = seen["module.db.aws_db_instance.d"];
        Assert.Same(seen["module.db.aws_kms_key.k"], database["KmsKeyId"].Target);
        Assert.True(database["MultiAZ"].IsUnresolved);
        Assert.True(database["CaCertIdentifier"].IsMissing, "nobody wrote it: AWS's default, as in a template");
        Assert.True(database["StorageEncrypted"].IsTrue.IsYes);
    }

    [Fact]
    public void A_rule_of_a_security_group_is_one_for_each_network()
    {
        var rules = Seen()["aws_security_group.g"]["SecurityGroupIngress"].Items;
        Assert.Equal(["10.0.0.0/8", "0.0.0.0/0"], rules.Select(rule => rule["CidrIp"].Text));
        Assert.All(rules, rule => Assert.Equal("22", rule["FromPort"].Text));
        Assert.All(rules, rule => Assert.Equal("tcp", rule["IpProtocol"].Text));
    }
}
