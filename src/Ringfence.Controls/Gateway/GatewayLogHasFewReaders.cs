using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Gateway;

internal sealed class GatewayLogHasFewReaders() : ResourceControl("AWS::Logs::LogGroup")
{
    public override string Title => "The gateway's records are read by security and compliance alone";

    public override string Why => "Who asked what model how often tells a lot about people.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gw-log-access"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessEstablishment, Soc2.CC6_3, Nist80053.AU_9_4, Iso27001.A_8_3, Hipaa.AccessAuthorization];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        if (!GatewayLog.Is(resource))
        {
            return Verdict.NotApplicable("It is no log group of an LLM gateway (by its name, id or the tag purpose).");
        }

        var unknown = false;
        foreach (var policy in IdentityPolicy.In(resource.Estate))
        {
            unknown |= policy.Document.IsKnown.IsUnknown;
            foreach (var statement in policy.Document.Statements)
            {
                var reads =
                    Grants.Allows(statement)
                    & Grants.Touches(statement, Reads)
                    & !statement.Actions.IsEverything
                    & Grants.OnEveryResource(statement)
                    & statement.IsUnconditional;
                if (reads.IsYes && !IsReviewer(policy.Holder))
                {
                    return Verdict
                        .Fail(
                            $"{policy.Holder.LogicalId} may read every log group, this one too; name the groups it needs."
                        )
                        .At(statement.Source);
                }

                unknown |= reads.IsUnknown;
            }
        }

        return unknown
            ? Verdict.Unknown("A policy here may let others read it; it is known only when deployed.")
            : Verdict.Pass("No policy here lets others read every log group.");
    }

    private static readonly string[] Reads =
    [
        "logs:GetLogEvents",
        "logs:FilterLogEvents",
        "logs:StartQuery",
        "logs:StartLiveTail",
        "logs:GetLogRecord",
    ];

    private static readonly string[] Reviewers = ["security", "compliance", "audit", "breakglass", "siem"];

    private static bool IsReviewer(Resource holder) =>
        Array.Exists(
            Reviewers,
            word =>
                holder.LogicalId.Contains(word, StringComparison.OrdinalIgnoreCase)
                || holder["RoleName"].Text.Contains(word, StringComparison.OrdinalIgnoreCase)
        );
}
