using Ringfence.Controls;
using Ringfence.Posture;

namespace Ringfence.Tests.Posture;

public class ToldOnceTests
{
    private static (IReadOnlyList<Finding> Findings, ToldOnce Told) Judged(string text)
    {
        var run = Auditor.Run([Audits.File(text)]);
        Assert.Null(run.Files[0].Error);
        return (run.Findings, ToldOnce.In(run.Findings));
    }

    private static IEnumerable<string> Ids(IEnumerable<Finding> findings) =>
        findings.Select(finding => finding.Control.Id).Order(StringComparer.Ordinal);

    [Fact]
    public void What_one_change_mends_is_told_by_the_gravest_and_keeps_its_verdict()
    {
        var (findings, told) = Judged("Resources: {Q: {Type: 'AWS::SNS::Topic'}}");

        var under = findings.Single(finding => finding.Control.Id == "topic-uses-customer-key");
        var teller = told.By(under) ?? under;

        Assert.Equal(FindingVerdict.Fail, under.Verdict);
        Assert.Equal(
            ["topic-is-encrypted", "topic-refuses-plain-publish", "topic-uses-customer-key"],
            Ids(told.Others(teller).Append(teller))
        );
        Assert.All(told.Others(teller), other => Assert.True(other.Severity <= teller.Severity));
    }

    [Fact]
    public void A_statement_that_allows_everything_is_one_fault_and_another_beside_it_another()
    {
        var (findings, told) = Judged(
            """
            Resources:
              P:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement: [{Effect: Allow, Action: '*', Resource: '*'}]
              Other:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]
            """
        );

        var everything = findings.Single(finding =>
            finding.Control.Id == "policy-grants-no-administrator-access" && finding.Verdict == FindingVerdict.Fail
        );
        Assert.Null(told.By(everything));
        Assert.Superset(
            new HashSet<string>([
                "model-grant-names-its-models",
                "policy-cannot-raise-its-own-rights",
                "policy-does-not-allow-every-action",
                "policy-grants-no-service-in-full",
            ]),
            Ids(told.Others(everything)).ToHashSet()
        );
        var service = findings.Single(finding =>
            finding.Control.Id == "policy-grants-no-service-in-full" && finding.Resource?.LogicalId == "Other"
        );
        Assert.Null(told.By(service));
        Assert.Equal(["policy-holds-no-wildcard"], Ids(told.Others(service)));
    }

    [Fact]
    public void A_finding_that_was_set_aside_tells_nothing()
    {
        var run = Auditor.Run([Audits.File("Resources: {Q: {Type: 'AWS::SNS::Topic'}}")]);
        var first = ToldOnce.In(run.Findings);
        var teller = run.Findings.First(finding => first.Others(finding).Count == 2);

        var waived = run.Findings.Select(finding =>
            ReferenceEquals(finding, teller) ? finding with { Verdict = FindingVerdict.Waived } : finding
        );

        Assert.Equal(1, ToldOnce.In([.. waived]).Count);
    }

    [Fact]
    public void Who_is_said_to_tell_exists_is_as_grave_and_is_told_by_none_that_it_tells()
    {
        foreach (var control in Catalogue.All)
        {
            foreach (var id in control.ToldBy)
            {
                var teller = Catalogue.Find(id);
                Assert.True(teller is not null, $"{control.Id} is told by {id}, which does not exist");
                Assert.True(teller.Severity >= control.Severity, $"{control.Id} is graver than {id}");
                Assert.DoesNotContain(control.Id, teller.ToldBy);
                Assert.Contains(teller.ResourceTypes, control.ResourceTypes.Contains);
            }
        }
    }
}
