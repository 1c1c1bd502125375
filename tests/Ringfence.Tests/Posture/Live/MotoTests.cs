using System.Text.Json.Nodes;
using Ringfence.Aws;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Posture.Live;

namespace Ringfence.Tests.Posture.Live;

public class MotoTests(ITestOutputHelper output)
{
    private static readonly AwsKeys Keys = new(
        "AKIAIOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        null,
        null
    );

    [Fact]
    public async Task What_was_made_in_another_s_emulator_is_read_back()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var moto = await MotoServer.StartAsync(cancel);
        if (moto is null)
        {
            output.WriteLine(MotoServer.Absent);
            return;
        }

        using var http = new HttpClient();
        await Make(new SignedHttp(http, new StaticKeys(Keys), TimeProvider.System), moto.Url, cancel);
        var files = new List<ResourceFile>();
        var wanted = new HashSet<string>(StringComparer.Ordinal)
        {
            "Ringfence::Iam::AccountSummary",
            "Ringfence::Iam::PasswordPolicy",
            "Ringfence::Iam::UserCredentials",
            "Ringfence::Organizations::Membership",
            "Ringfence::Organizations::Account",
            "Ringfence::Ec2::EbsDefaults",
            "Ringfence::Kms::AwsManagedKey",
            "AWS::EC2::NetworkAclEntry",
            "AWS::SNS::TopicPolicy",
            "AWS::RDS::DBSnapshot",
        };
        var collector = new Collector(
            http,
            new StaticKeys(Keys),
            new Endpoints(name => name == "AWS_ENDPOINT_URL" ? moto.Url.ToString() : null),
            TimeProvider.System,
            new CollectOptions { Regions = ["us-east-1"], Types = wanted.Contains }
        );
        var manifest = await collector.RunAsync(files.Add, cancel);

        Assert.Empty(manifest.Refused);
        Assert.Equal(
            wanted.Order(StringComparer.Ordinal),
            files.Select(file => file.Type).Order(StringComparer.Ordinal)
        );
        JsonObject Only(string type) => Assert.Single(files.Single(file => file.Type == type).Resources).Properties!;
        Assert.Equal("a.okafor", Only("Ringfence::Iam::UserCredentials")["User"]!.GetValue<string>());
        Assert.Equal(16, Only("Ringfence::Iam::PasswordPolicy")["MinimumPasswordLength"]!.GetValue<int>());
        Assert.Equal("ALL", Only("Ringfence::Organizations::Membership")["FeatureSet"]!.GetValue<string>());
        Assert.Equal("123456789012", Only("Ringfence::Organizations::Account")["AccountId"]!.GetValue<string>());
        Assert.False(Only("Ringfence::Ec2::EbsDefaults")["EbsEncryptionByDefault"]!.GetValue<bool>());
        Assert.NotNull(Only("AWS::SNS::TopicPolicy")["PolicyDocument"]!["Statement"]);
        Assert.Contains(
            files.Single(file => file.Type == "Ringfence::Kms::AwsManagedKey").Resources,
            key => key.Identifier == "alias/aws/ebs"
        );
        Assert.NotEmpty(files.Single(file => file.Type == "AWS::EC2::NetworkAclEntry").Resources);
    }

    private static async Task Make(SignedHttp aws, Uri url, CancellationToken cancel)
    {
        async Task Query(string service, string version, string action, params (string, string)[] more) =>
            Assert.True(
                (
                    await aws.SendAsync(
                        AwsCall.Query(
                            service,
                            "us-east-1",
                            url,
                            [
                                new("Action", action),
                                new("Version", version),
                                .. more.Select(each => KeyValuePair.Create(each.Item1, each.Item2)),
                            ]
                        ),
                        cancel
                    )
                ).IsSuccess,
                action
            );
        async Task Json(string service, string version, string target, string body) =>
            Assert.True(
                (
                    await aws.SendAsync(
                        AwsCall.Json(
                            service,
                            "us-east-1",
                            url,
                            version,
                            target,
                            System.Text.Encoding.UTF8.GetBytes(body)
                        ),
                        cancel
                    )
                ).IsSuccess,
                target
            );

        await Query("iam", "2010-05-08", "CreateUser", ("UserName", "a.okafor"));
        await Query("iam", "2010-05-08", "UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "16"));
        await Query("sns", "2010-03-31", "CreateTopic", ("Name", "alerts"));
        await Json("organizations", "1.1", "AWSOrganizationsV20161128.CreateOrganization", """{"FeatureSet":"ALL"}""");
    }
}
