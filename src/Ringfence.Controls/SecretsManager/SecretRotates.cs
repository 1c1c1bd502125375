using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.SecretsManager;

internal sealed class SecretRotates() : ResourceControl("AWS::SecretsManager::Secret")
{
    public override string Title => "Secrets are replaced on a schedule";

    public override string Why => "A password that leaked years ago still opens what was never rotated.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PasswordManagement,
            Hipaa.PersonAuthentication,
            Soc2.CC6_1,
            Nist80053.IA_5,
            Nist80053.IA_5_1,
            Iso27001.A_5_17,
        ];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Verdict Check(Resource resource)
    {
        var estate = resource.Estate;
        var rotates = Truth.Any(estate.Referring(resource, Schedule, "SecretId"), IsComplete);
        foreach (
            var attachment in estate.Referring(resource, "AWS::SecretsManager::SecretTargetAttachment", "SecretId")
        )
        {
            rotates |= Truth.Any(estate.Referring(attachment, Schedule, "SecretId"), IsComplete);
        }

        if (
            rotates.IsNo
            && estate.Unplaced(Schedule, "SecretId", S).Any(schedule => schedule.Template != resource.Template)
        )
        {
            rotates = Truth.Unknown;
        }

        return Verdict.Of(
            rotates,
            "A RotationSchedule with a function and rules refers to it.",
            "No AWS::SecretsManager::RotationSchedule with a rotation function and rules refers to it.",
            "A RotationSchedule of another stack may refer to it."
        );
    }

    public override Fix? FixFor(Resource resource) =>
        new([])
        {
            Mind = "The rotation begins at once: the function must be there, and clients read the secret anew.",
            Cli =
                "aws secretsmanager rotate-secret --secret-id ARN --rotation-lambda-arn FUNCTION_ARN --rotation-rules AutomaticallyAfterDays=30",
        };

    public override EvidenceQuery Evidence =>
        new(
            [new("secretsmanager.amazonaws.com", "RotateSecret")],
            [new("secretsmanager.amazonaws.com", "CancelRotateSecret")]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["secretsmanager-rotation-enabled-check"],
            CdkNag = ["SecretsManagerRotationEnabled"],
            Guard = ["SECRETSMANAGER_ROTATION_ENABLED_CHECK"],
            Checkov = ["CKV2_AWS_57"],
            Prowler = ["secretsmanager_automatic_rotation_enabled"],
        };

    private const string S = "AWS::SecretsManager::Secret";
    private const string Schedule = "AWS::SecretsManager::RotationSchedule";

    private static Truth IsComplete(Resource schedule) =>
        (
            schedule["HostedRotationLambda"].IsPresent
            | schedule["RotationLambdaARN"].IsPresent
            | schedule["ExternalSecretRotationRoleArn"].IsPresent
        )
        & (
            schedule["RotationRules.AutomaticallyAfterDays"].IsPresent
            | schedule["RotationRules.ScheduleExpression"].IsPresent
        );
}
