using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Posture.Reports;

namespace Ringfence.Tests.Posture;

/// <summary>What a template says of who reaches a resource and what it holds; what it does not say is no fact.</summary>
public class ExposureTests
{
    private const string Open =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}}""";

    private const string Everybody = """{"CidrIp":"0.0.0.0/0","IpProtocol":"tcp"}""";

    [Theory]
    [InlineData("""{"Type":"AWS::S3::Bucket"}""", Exposure.None)]
    [InlineData("""{"Type":"AWS::S3::Bucket","Properties":{"AccessControl":"PublicRead"}}""", Exposure.Internet)]
    [InlineData(
        """{"Type":"AWS::S3::Bucket","Properties":{"AccessControl":"PublicRead","PublicAccessBlockConfiguration":{"IgnorePublicAcls":true}}}""",
        Exposure.None
    )]
    [InlineData(
        """{"Type":"AWS::S3::Bucket","Properties":{"Tags":[{"Key":"data-classification","Value":"PHI"},{"Key":"Environment","Value":"prod"}]}}""",
        Exposure.Phi | Exposure.Production
    )]
    [InlineData(
        """{"Type":"AWS::S3::Bucket","Properties":{"Tags":[{"Key":"data-classification","Value":"public"},{"Key":"stage","Value":"production-like"}]}}""",
        Exposure.None
    )]
    [InlineData("""{"Type":"AWS::RDS::DBInstance","Properties":{"PubliclyAccessible":true}}""", Exposure.Internet)]
    [InlineData("""{"Type":"AWS::RDS::DBInstance"}""", Exposure.None)]
    [InlineData(
        """{"Type":"AWS::RDS::DBInstance","Properties":{"PubliclyAccessible":{"Ref":"Asked"}}}""",
        Exposure.None
    )]
    [InlineData("""{"Type":"AWS::ElasticLoadBalancingV2::LoadBalancer"}""", Exposure.Internet)]
    [InlineData(
        """{"Type":"AWS::ElasticLoadBalancingV2::LoadBalancer","Properties":{"Scheme":"internal"}}""",
        Exposure.None
    )]
    [InlineData("""{"Type":"AWS::EKS::Cluster"}""", Exposure.Internet)]
    [InlineData(
        """{"Type":"AWS::EC2::SecurityGroup","Properties":{"SecurityGroupIngress":[{"CidrIp":"10.0.0.0/8"}]}}""",
        Exposure.None
    )]
    public void A_fact_counts_where_it_is_certain(string resource, Exposure expected) =>
        Assert.Equal(expected, Of(Template(resource)));

    [Fact]
    public void A_rule_from_everywhere_is_one_with_the_group_that_it_opens() =>
        Assert.Equal(
            Exposure.Internet,
            Of(
                Template(
                    """{"Type":"AWS::EC2::SecurityGroup","Properties":{"SecurityGroupIngress":[""" + Everybody + "]}}"
                )
            )
        );

    [Fact]
    public void A_policy_for_everybody_opens_its_bucket_and_the_bucket_s_tags_are_the_policy_s()
    {
        var template = Template(
            """{"Type":"AWS::S3::Bucket","Properties":{"Tags":[{"Key":"data-classification","Value":"phi"}]}}""",
            """{"Type":"AWS::S3::BucketPolicy","Properties":{"Bucket":{"Ref":"Subject"},"PolicyDocument":"""
                + Open
                + "}}"
        );

        Assert.Equal(Exposure.Internet | Exposure.Phi, Of(template));
        Assert.Equal(Exposure.Internet | Exposure.Phi, Of(template, "Other"));
    }

    [Fact]
    public void What_is_exposed_comes_before_what_is_graver_and_hidden()
    {
        var run = Audit(
            """
            {"Resources":{
              "Hidden":{"Type":"Test::Thing::Seen"},
              "Shown":{"Type":"Test::Thing::Seen","Properties":{"Tags":[{"Key":"env","Value":"prod"},{"Key":"data-classification","Value":"phi"}]}}
            }}
            """,
            new ValueIsRight()
        );

        Assert.Equal(["Shown", "Hidden"], run.Findings.Select(finding => finding.Resource!.LogicalId));
        Assert.Equal([18, 6], run.Findings.Select(finding => finding.Priority));
    }

    [Fact]
    public void Words_are_those_of_the_documented_form()
    {
        Assert.Equal(
            Enum.GetValues<FindingVerdict>().Select(verdict => verdict.ToString()),
            Enum.GetValues<FindingVerdict>().Select(Names.Of)
        );
        Assert.Equal(
            Enum.GetValues<Severity>().Select(severity => severity.ToString().ToLowerInvariant()),
            Enum.GetValues<Severity>().Select(Names.Of)
        );
        Assert.Equal(
            ["internet", "phi", "production"],
            Names.Of(Exposure.Internet | Exposure.Phi | Exposure.Production)
        );
        Assert.Empty(Names.Of(Exposure.None));
    }

    private static Exposure Of(string template, string id = "Subject")
    {
        // Of all that fails, since a fact belongs to the resource and to no control.
        var exposures = Audit(template, [.. Catalogue.All])
            .Findings.Where(finding => finding.Resource?.LogicalId == id && finding.Verdict == FindingVerdict.Fail)
            .Select(finding => finding.Exposure)
            .Distinct()
            .ToList();
        return Assert.Single(exposures);
    }

    private static AuditRun Audit(string template, params Control[] controls) =>
        Auditor.Run([Audits.File(template)], new AuditOptions { Controls = controls });

    private static string Template(string subject, string? other = null) =>
        """{"Parameters":{"Asked":{"Type":"String"}},"Resources":{"Subject":"""
        + subject
        + (other is null ? "" : ""","Other":""" + other)
        + "}}";
}
