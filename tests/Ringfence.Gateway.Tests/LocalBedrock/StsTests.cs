using System.Net;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class StsTests
{
    private const string Tags =
        "&SourceIdentity=a.okafor&Tags.member.1.Key=team&Tags.member.1.Value=oncology&Tags.member.2.Key=app&Tags.member.2.Value=notes&TransitiveTagKeys.member.1=team";

    private const string Role = "arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FRingfenceGateway";

    [Fact]
    public async Task A_session_is_issued_with_source_identity_and_tags_and_is_who_it_says()
    {
        await using var aws = await LocalAws.StartAsync();
        var response = await aws.StsAsync(
            $"Action=AssumeRole&Version=2011-06-15&RoleArn={Role}&RoleSessionName=okafor{Tags}"
        );
        var xml = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">", xml);
        Assert.Equal("a.okafor", Xml.Value(xml, "SourceIdentity"));
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/RingfenceGateway/okafor", Xml.Value(xml, "Arn"));
        Assert.Matches("^AROA[A-Z2-7]{17}:okafor$", Xml.Value(xml, "AssumedRoleId"));
        Assert.Matches("^ASIA[A-Z2-7]{16}$", Xml.Value(xml, "AccessKeyId"));
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId").Single(), Xml.Value(xml, "RequestId"));
        Assert.NotNull(Xml.Value(xml, "PackedPolicySize"));

        var keys = Xml.Keys(xml);
        Assert.Equal(aws.Time.GetUtcNow().AddHours(1), keys.Expires);
        var identity = await (
            await aws.StsAsync("Action=GetCallerIdentity&Version=2011-06-15", keys)
        ).Content.ReadAsStringAsync();
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/RingfenceGateway/okafor", Xml.Value(identity, "Arn"));
        Assert.Equal("111122223333", Xml.Value(identity, "Account"));
    }

    [Fact]
    public async Task The_trail_names_the_tags_when_assumed_and_the_source_identity_on_later_calls()
    {
        await using var aws = await LocalAws.StartAsync();
        var keys = await aws.AssumeAsync(session: "okafor", more: Tags);
        await aws.ConverseAsync("hello", keys: keys);
        var records = await aws.TrailAsync();

        var assumed = records.Single(record => (string?)record["eventName"] == "AssumeRole");
        var parameters = assumed["requestParameters"]!;
        Assert.Equal("sts.amazonaws.com", (string?)assumed["eventSource"]);
        Assert.Equal("a.okafor", (string?)parameters["sourceIdentity"]);
        Assert.Contains(
            parameters["tags"]!.AsArray(),
            tag => (string?)tag!["key"] == "team" && (string?)tag["value"] == "oncology"
        );
        Assert.Equal("team", (string?)parameters["transitiveTagKeys"]![0]);
        Assert.Equal(keys.AccessKeyId, (string?)assumed["responseElements"]!["credentials"]!["accessKeyId"]);
        Assert.DoesNotContain(keys.SecretAccessKey, assumed.ToJsonString());

        var identity = records.Single(record => (string?)record["eventName"] == "Converse")["userIdentity"]!;
        Assert.Equal("AssumedRole", (string?)identity["type"]);
        Assert.Equal(keys.AccessKeyId, (string?)identity["accessKeyId"]);
        Assert.Equal("a.okafor", (string?)identity["sessionContext"]!["sourceIdentity"]);
        Assert.Equal(
            "arn:aws:iam::111122223333:role/RingfenceGateway",
            (string?)identity["sessionContext"]!["sessionIssuer"]!["arn"]
        );
    }

    [Theory]
    [InlineData("RoleSessionName=a", "ValidationError", "length greater than or equal to 2")]
    [InlineData("RoleSessionName=a%20b", "ValidationError", "regular expression pattern")]
    [InlineData("RoleSessionName=ab&SourceIdentity=aws%3Ax", "ValidationError", "regular expression pattern")]
    [InlineData(
        "RoleSessionName=ab&SourceIdentity=Aws.x%3D&DurationSeconds=60",
        "ValidationError",
        "between 900 and 43200"
    )]
    [InlineData(
        "RoleSessionName=ab&Tags.member.1.Key=aws%3Ax&Tags.member.1.Value=1",
        "ValidationError",
        "Tag key 'aws:x'"
    )]
    [InlineData(
        "RoleSessionName=ab&Tags.member.1.Key=T&Tags.member.1.Value=1&Tags.member.2.Key=t&Tags.member.2.Value=2",
        "ValidationError",
        "case insensitive"
    )]
    [InlineData("", "ValidationError", "Value null at 'roleSessionName'")]
    public async Task Parameters_outside_their_constraints_are_refused(string parameters, string code, string message)
    {
        await using var aws = await LocalAws.StartAsync();
        var response = await aws.StsAsync($"Action=AssumeRole&Version=2011-06-15&RoleArn={Role}&{parameters}");
        var xml = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, Xml.Value(xml, "Code")));
        Assert.Contains(message, Xml.Value(xml, "Message"));
    }

    [Fact]
    public async Task An_unknown_role_is_denied()
    {
        await using var aws = await LocalAws.StartAsync();
        var response = await aws.StsAsync(
            "Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FNobody&RoleSessionName=ab"
        );
        var xml = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.Forbidden, "AccessDenied"), (response.StatusCode, Xml.Value(xml, "Code")));
        Assert.Equal(
            "User: arn:aws:iam::111122223333:user/ringfence-local is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Nobody",
            Xml.Value(xml, "Message")
        );

        var record = (await aws.TrailAsync()).Single();
        Assert.Equal("AccessDenied", (string?)record["errorCode"]);
        Assert.Null(record["requestParameters"]);
    }

    [Fact]
    public async Task A_chained_session_lives_an_hour_keeps_its_source_identity_and_inherits_tags()
    {
        await using var aws = await LocalAws.StartAsync(options =>
            options with
            {
                Roles = ["RingfenceGateway", "Auditor"],
            }
        );
        var keys = await aws.AssumeAsync(more: Tags);
        const string Next =
            "Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FAuditor&RoleSessionName=ab";

        var tooLong = await (await aws.StsAsync($"{Next}&DurationSeconds=7200", keys)).Content.ReadAsStringAsync();
        Assert.Equal(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
            Xml.Value(tooLong, "Message")
        );
        var another = await (await aws.StsAsync($"{Next}&SourceIdentity=somebody", keys)).Content.ReadAsStringAsync();
        Assert.Contains("sts:SetSourceIdentity", Xml.Value(another, "Message"));
        var overridden = await (
            await aws.StsAsync($"{Next}&Tags.member.1.Key=team&Tags.member.1.Value=billing", keys)
        ).Content.ReadAsStringAsync();
        Assert.Equal("InvalidParameterValue", Xml.Value(overridden, "Code"));

        var chained = await (await aws.StsAsync(Next, keys)).Content.ReadAsStringAsync();
        Assert.Equal("a.okafor", Xml.Value(chained, "SourceIdentity"));
        var record = (await aws.TrailAsync()).Last(record => record["errorCode"] is null);
        Assert.Equal("oncology", (string?)record["requestParameters"]!["incomingTransitiveTags"]!["team"]);
        Assert.Equal("a.okafor", (string?)record["userIdentity"]!["sessionContext"]!["sourceIdentity"]);
    }

    [Fact]
    public async Task Its_errors_have_the_names_that_STS_gives_them()
    {
        await using var aws = await LocalAws.StartAsync();
        const string Form = "Action=GetCallerIdentity&Version=2011-06-15";
        var wrong = await (
            await aws.StsAsync(Form, aws.Keys with { SecretAccessKey = "x" })
        ).Content.ReadAsStringAsync();
        Assert.Equal("SignatureDoesNotMatch", Xml.Value(wrong, "Code"));
        var unknown = await (await aws.StsAsync(Form, new("AKIAX", "x", null, null))).Content.ReadAsStringAsync();
        Assert.Equal("InvalidClientTokenId", Xml.Value(unknown, "Code"));
        var session = await aws.AssumeAsync();
        ((FakeTime)aws.Time).Advance(TimeSpan.FromHours(2));
        var expired = await (await aws.StsAsync(Form, session)).Content.ReadAsStringAsync();
        Assert.Equal("ExpiredToken", Xml.Value(expired, "Code"));
        var action = await (await aws.StsAsync("Action=Nothing&Version=2011-06-15")).Content.ReadAsStringAsync();
        Assert.Equal("InvalidAction", Xml.Value(action, "Code"));
    }
}
