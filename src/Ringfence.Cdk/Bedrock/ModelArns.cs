using Amazon.CDK;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Bedrock;

/// <summary>
/// The resources that a call of a model names in IAM: for an inference profile the profile and its model in each
/// region that it may run in; for a model, the model here. Amazon Bedrock User Guide, "Prerequisites for inference profiles".
/// </summary>
internal static class ModelArns
{
    /// <summary>All resources of some models.</summary>
    /// <param name="place">The stack.</param>
    /// <param name="models">Ids of models and profiles.</param>
    /// <param name="regions">The regions that profiles may run in.</param>
    public static string[] Of(Stack place, IEnumerable<string> models, IReadOnlyList<string> regions)
    {
        var arns = new List<string>();
        foreach (var model in models)
        {
            if (BedrockPlaces.Geography(model) is null)
            {
                arns.Add(Foundation(place, place.Region, model));
                continue;
            }

            arns.Add(Profile(place, model));
            arns.AddRange(regions.Select(region => Foundation(place, region, BedrockPlaces.Foundation(model))));
        }

        return [.. arns.Distinct()];
    }

    /// <summary>An inference profile of this account.</summary>
    public static string Profile(Stack place, string id) =>
        $"arn:{place.Partition}:bedrock:{place.Region}:{place.Account}:inference-profile/{id}";

    /// <summary>A foundation model in a region.</summary>
    public static string Foundation(Stack place, string region, string id) =>
        $"arn:{place.Partition}:bedrock:{region}::foundation-model/{id}";
}
