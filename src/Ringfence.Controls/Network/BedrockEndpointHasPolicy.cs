using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class BedrockEndpointHasPolicy() : ResourceControl("AWS::EC2::VPCEndpoint")
{
    public override string Title => "A Bedrock endpoint has a policy of its own";

    public override string Why =>
        "The policy that AWS gives it lets any principal call any model with any account's keys.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Iso27001.A_5_15,
            Iso27001.A_8_3,
            Hipaa.TransmissionSecurity,
            Nist80053.AC_4,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        if (BedrockEndpoint.Is(resource).IsNo)
        {
            return Verdict.NotApplicable("It is no endpoint of Bedrock.");
        }

        var policy = resource.Policy("PolicyDocument");
        return policy.IsKnown.IsNo
            ? Verdict.Fail("PolicyDocument is absent; AWS then allows everything to everyone.")
            : Verdict.Of(
                !policy.Any(statement =>
                    (
                        statement.Denies ? Truth.No
                        : statement.Allows ? Truth.Yes
                        : Truth.Unknown
                    )
                    & statement.Actions.IsEverything
                    & statement.IsUnconditional
                ),
                "Its policy names what it allows.",
                "A statement allows every action without a condition."
            );
    }
}
