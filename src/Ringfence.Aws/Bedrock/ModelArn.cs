using System.Text.RegularExpressions;

namespace Ringfence.Aws.Bedrock;

/// <summary>An ARN that <c>modelId</c> accepts, taken apart by the patterns of Bedrock Runtime's service model.</summary>
/// <param name="Account">Twelve digits; empty for foundation models.</param>
/// <param name="Resource">What follows the resource type.</param>
internal sealed partial record ModelArn(ModelIdKind Kind, string Region, string Account, string Resource)
{
    // None of the patterns backtracks further than 63 characters; the bound is there so that no edit can change that unseen.
    private const int TimeoutMilliseconds = 1000;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Null when it is no such ARN.</summary>
    public static ModelArn? Parse(string arn)
    {
        var match = Form.Match(arn);
        if (!match.Success)
        {
            return null;
        }

        var (region, account) = (match.Groups["region"].Value, match.Groups["account"].Value);
        var (type, resource) = (match.Groups["type"].Value, match.Groups["resource"].Value);
        return match.Groups["service"].Value switch
        {
            "bedrock" when KindOf(type, account.Length > 0, resource) is { } kind => new(
                kind,
                region,
                account,
                resource
            ),
            "sagemaker" when type == "endpoint" && account.Length > 0 && EndpointName.IsMatch(resource) => new(
                ModelIdKind.SageMakerEndpoint,
                region,
                account,
                resource
            ),
            _ => null,
        };
    }

    private static ModelIdKind? KindOf(string type, bool hasAccount, string resource) =>
        (type, hasAccount) switch
        {
            ("foundation-model", false) when ModelName.IsMatch(resource) => ModelIdKind.FoundationModel,
            ("inference-profile", true) when ProfileName.IsMatch(resource) => ModelIdKind.InferenceProfile,
            ("application-inference-profile", true) when ProfileName.IsMatch(resource) =>
                ModelIdKind.ApplicationInferenceProfile,
            ("custom-model", true) when CustomModelName.IsMatch(resource) => ModelIdKind.CustomModel,
            ("custom-model-deployment", true) when GivenId.IsMatch(resource) => ModelIdKind.CustomModelDeployment,
            ("provisioned-model", true) when GivenId.IsMatch(resource) => ModelIdKind.ProvisionedModel,
            ("imported-model", true) when GivenId.IsMatch(resource) => ModelIdKind.ImportedModel,
            ("prompt", true) when PromptId.IsMatch(resource) => ModelIdKind.Prompt,
            ("prompt-router" or "default-prompt-router", true) when ProfileName.IsMatch(resource) =>
                ModelIdKind.PromptRouter,
            _ => null,
        };

    // The service model lets a partition be "aws-" and anything but a colon; here, what partitions are made of.
    [GeneratedRegex(
        @"\Aarn:aws(-[a-z0-9-]{1,20})?:(?<service>bedrock|sagemaker):(?<region>[a-z0-9-]{1,20}):(?<account>([0-9]{12})?):(?<type>[a-z-]{1,32})/(?<resource>[^\n]+)\z",
        Options,
        TimeoutMilliseconds
    )]
    private static partial Regex Form { get; }

    [GeneratedRegex(@"\A[a-z0-9-]{1,63}[.][a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63})\z", Options, TimeoutMilliseconds)]
    private static partial Regex ModelName { get; }

    [GeneratedRegex(@"\A[a-z0-9-]{1,63}[.][a-z0-9-]{1,63}/[a-z0-9]{12}\z", Options, TimeoutMilliseconds)]
    private static partial Regex CustomModelName { get; }

    [GeneratedRegex(@"\A[a-zA-Z0-9:.-]+\z", Options, TimeoutMilliseconds)]
    private static partial Regex ProfileName { get; }

    [GeneratedRegex(@"\A[a-z0-9]{12}\z", Options, TimeoutMilliseconds)]
    private static partial Regex GivenId { get; }

    [GeneratedRegex(@"\A[0-9a-zA-Z]{10}(:[0-9]{1,5})?\z", Options, TimeoutMilliseconds)]
    private static partial Regex PromptId { get; }

    [GeneratedRegex(@"\A[a-zA-Z0-9-]+\z", Options, TimeoutMilliseconds)]
    private static partial Regex EndpointName { get; }
}
