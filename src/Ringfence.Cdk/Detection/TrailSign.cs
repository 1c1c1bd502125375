using System.Globalization;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Detection;

/// <summary>What is watched for in the trail: the metric's name, a sentence, the filter, how many in how many seconds.</summary>
internal sealed record TrailSign(string Thing, string What, string Pattern, int Most, int Seconds)
{
    private const string Asks =
        "($.eventSource = \"bedrock.amazonaws.com\" && ($.eventName = \"InvokeModel*\" || $.eventName = \"Converse*\"))";

    /// <summary>All of them.</summary>
    public static IEnumerable<TrailSign> All(TrailWatch watch) =>
        [.. People(), .. Guards(), .. Identities(), .. Models(watch), .. Volumes(watch)];

    private static IEnumerable<TrailSign> People()
    {
        yield return new TrailSign(
            "RootUse",
            "The root user of an account did something",
            "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }",
            1,
            300
        );
        yield return new TrailSign(
            "SignInWithoutMfa",
            "Somebody signed in to the console without a second factor",
            "{ $.eventName = \"ConsoleLogin\" && $.additionalEventData.MFAUsed != \"Yes\" && $.userIdentity.type = \"IAMUser\" && $.responseElements.ConsoleLogin = \"Success\" }",
            1,
            300
        );
        yield return new TrailSign(
            "BreakGlass",
            "Somebody took, or tried to take, a role for emergencies, asked for it, or changed the way to it",
            "{ ($.eventSource = \"sts.amazonaws.com\" && $.eventName = \"AssumeRole*\" && $.requestParameters.roleArn = \"*break-glass*\")"
                + " || ($.eventName = \"SwitchRole\" && $.userIdentity.arn = \"*break-glass*\")"
                + " || ($.eventName = \"StartAutomationExecution\" && $.requestParameters.documentName = \"*break-glass*\")"
                + " || (($.eventName = \"UpdateDocument*\" || $.eventName = \"DeleteDocument\") && $.requestParameters.name = \"*break-glass*\")"
                + " || ($.eventSource = \"iam.amazonaws.com\" && ($.requestParameters.roleName = \"*break-glass*\" || $.requestParameters.groupName = \"*break-glass*\") && $.readOnly IS FALSE) }",
            1,
            60
        );
    }

    private static IEnumerable<TrailSign> Guards()
    {
        yield return new TrailSign(
            "KeyChanges",
            "A key is disabled, about to go, or has another policy",
            Events(
                "kms.amazonaws.com",
                "DisableKey",
                "ScheduleKeyDeletion",
                "PutKeyPolicy",
                "DisableKeyRotation",
                "DeleteImportedKeyMaterial"
            ),
            1,
            300
        );
        yield return new TrailSign(
            "TrailChanges",
            "A trail was made, changed, stopped or deleted",
            Events(
                "cloudtrail.amazonaws.com",
                "CreateTrail",
                "UpdateTrail",
                "DeleteTrail",
                "StopLogging",
                "PutEventSelectors",
                "PutInsightSelectors"
            ),
            1,
            300
        );
    }

    private static IEnumerable<TrailSign> Identities()
    {
        yield return new TrailSign(
            "RoleChanges",
            "A role was made, deleted, or is trusted to somebody else",
            Events(
                "iam.amazonaws.com",
                "CreateRole",
                "DeleteRole",
                "UpdateAssumeRolePolicy",
                "DeleteRolePermissionsBoundary",
                "PutRolePermissionsBoundary"
            ),
            1,
            300
        );
        yield return new TrailSign(
            "PolicyChanges",
            "A policy of IAM changed, or whom it is attached to",
            Events(
                "iam.amazonaws.com",
                "PutRolePolicy",
                "DeleteRolePolicy",
                "AttachRolePolicy",
                "DetachRolePolicy",
                "CreatePolicy",
                "CreatePolicyVersion",
                "SetDefaultPolicyVersion",
                "PutUserPolicy",
                "AttachUserPolicy",
                "PutGroupPolicy",
                "AttachGroupPolicy"
            ),
            1,
            300
        );
    }

    private static IEnumerable<TrailSign> Models(TrailWatch watch)
    {
        yield return new TrailSign(
            "OffHours",
            "Models were asked outside the hours of work",
            $"{{ {Asks} && ({string.Join(" || ", Closed(watch).Select(hour => string.Create(CultureInfo.InvariantCulture, $"$.eventTime = \"*T{hour:00}:*\"")))}) }}",
            watch.OffHoursCalls,
            3600
        );
        yield return new TrailSign(
            "UnexpectedModel",
            "A model was asked that nobody approved",
            $"{{ {Asks} && $.requestParameters.modelId = \"*\" && {string.Join(" && ", watch.Models.Select(BedrockPlaces.Foundation).Distinct().Select(model => $"$.requestParameters.modelId != \"*{model}\""))} }}",
            1,
            300
        );
        yield return new TrailSign(
            "OtherDoor",
            "A model was asked through another door than Bedrock's runtime, or with a long-lived key",
            "{ $.eventSource = \"bedrock-mantle.amazonaws.com\" || $.additionalEventData.callWithBearerToken IS TRUE || $.eventName = \"CreateModelInvocationJob\" }",
            1,
            300
        );
    }

    private static IEnumerable<TrailSign> Volumes(TrailWatch watch)
    {
        yield return new TrailSign(
            "MassReads",
            "Objects are read from S3 in numbers that no work needs",
            "{ $.eventSource = \"s3.amazonaws.com\" && $.eventName = \"GetObject\" && $.userIdentity.type != \"AWSService\" }",
            watch.ObjectReads,
            300
        );
        yield return new TrailSign(
            "Questions",
            "Questions are put to stored records in numbers that no review needs",
            "{ $.eventSource = \"athena.amazonaws.com\" && $.eventName = \"StartQueryExecution\" }",
            watch.Questions,
            3600
        );
    }

    private static string Events(string source, params string[] names) =>
        $"{{ $.eventSource = \"{source}\" && ({string.Join(" || ", names.Select(name => $"$.eventName = \"{name}\""))}) }}";

    private static IEnumerable<int> Closed(TrailWatch watch) =>
        Enumerable.Range(0, 24).Where(hour => hour < watch.OpensUtc || hour >= watch.ClosesUtc);
}
