using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Sns;

internal sealed class TopicIsNotPublic() : ResourceControl("AWS::SNS::TopicPolicy")
{
    public override string Title => "No topic is open to everyone";

    public override string Why =>
        "Whoever may subscribe reads every message; whoever may publish sends alarms of his own.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.Practised("whoever owns the topic");

    public override Verdict Check(Resource resource)
    {
        var policy = resource.Policy("PolicyDocument");
        return Verdict.Of(
            !policy.Any(statement =>
                statement.Granting & statement.Principals.IsEveryone & !CallerConditions.Narrow(statement)
            ),
            "No statement allows everyone without a condition on who asks.",
            "A statement allows the principal *; name principals, or add aws:SourceAccount, aws:SourceArn or aws:PrincipalOrgID."
        );
    }

    public override Equivalents Equivalents =>
        new() { Checkov = ["CKV_AWS_169"], Prowler = ["sns_topics_not_publicly_accessible"] };
}
