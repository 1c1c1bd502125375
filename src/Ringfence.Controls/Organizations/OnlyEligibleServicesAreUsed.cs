using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class OnlyEligibleServicesAreUsed() : EstateControl("AWS::CloudFormation::Stack")
{
    public override string Title => "Every service in use is on AWS's list of HIPAA eligible services";

    public override string Why => "The agreement with AWS covers protected data in eligible services only.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gov-hipaa-eligible-services"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.BusinessAssociates,
            Hipaa.AssociateContracts,
            Soc2.CC6_1,
            Soc2.CC9_2,
            Nist80053.CM_7,
            Nist80053.CM_7_5,
            Nist80053.SA_9,
            Iso27001.A_5_23,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var aws = false;
        foreach (var type in estate.Types)
        {
            var covered = EligibleServices.Covers(type);
            aws |= covered is not null;
            if (covered == false)
            {
                var holder = estate
                    .OfType(type)
                    .FirstOrDefault(resource => resource["Tags[Key=data-classification].Value"].IsLike("phi").IsYes);
                yield return new Judgement(
                    holder ?? estate.OfType(type)[0],
                    holder is not null
                        ? Verdict.Fail(
                            $"It is said to hold protected data, and the service of {type} was not on the list of {EligibleServices.AsOf}."
                        )
                        : Verdict.Unknown(
                            $"The service of {type} was not on the list of {EligibleServices.AsOf}; see whether it is by now, and keep protected data out of it until then."
                        )
                );
            }
        }

        yield return Whole(
            aws
                ? Verdict.Pass($"The other services here were on the list of {EligibleServices.AsOf}.")
                : Verdict.NotApplicable("No service of AWS is used here.")
        );
    }
}
