using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.ControlPlane;

/// <summary>ListInferenceProfiles and GetInferenceProfile.</summary>
internal sealed class ProfileOperations(ModelDirectory models, LocalBedrockOptions options, Replies replies)
{
    private const int MostResults = 1_000;

    private static readonly DateTimeOffset Created = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public IEnumerable<Route> Routes =>
        [
            new("GET", "/inference-profiles", new("ListInferenceProfiles", AwsApi.Bedrock, ReadOnly: true, ListAsync)),
            new("GET", "/inference-profiles/{}", new("GetInferenceProfile", AwsApi.Bedrock, ReadOnly: true, GetAsync)),
        ];

    private Task ListAsync(ApiCall call)
    {
        var query = call.Http.Request.Query;
        var type = query["type"].ToString();
        if (type is not ("" or "SYSTEM_DEFINED" or "APPLICATION"))
        {
            throw AwsFault.Constraint(
                type,
                "typeEquals",
                "Member must satisfy enum value set: [SYSTEM_DEFINED, APPLICATION]"
            );
        }

        InferenceProfile[] all = type == "APPLICATION" ? [] : [.. models.Profiles];
        var (from, count) = (Number(query, "nextToken", 0), Number(query, "maxResults", MostResults));
        var page = new JsonObject
        {
            ["inferenceProfileSummaries"] = new JsonArray([.. all.Skip(from).Take(count).Select(Describe)]),
        };
        if (from + count < all.Length)
        {
            page["nextToken"] = (from + count).ToString(CultureInfo.InvariantCulture);
        }

        return replies.JsonAsync(call, page);
    }

    private Task GetAsync(ApiCall call)
    {
        var identifier = call.Arguments[0];
        call.Trail.RequestParameters = new() { ["inferenceProfileIdentifier"] = identifier };
        var profile =
            models.FindProfile(identifier)
            ?? throw AwsFault.NotFound($"Inference profile {identifier} was not found in this account and region.");
        return replies.JsonAsync(call, Describe(profile));
    }

    private JsonObject Describe(InferenceProfile profile) =>
        new()
        {
            ["inferenceProfileName"] = profile.Name,
            ["description"] = $"Routes requests to {profile.Name}.",
            ["createdAt"] = AwsTime.Seconds(Created),
            ["updatedAt"] = AwsTime.Seconds(Created),
            ["inferenceProfileArn"] = profile.Arn(options.Region, options.Account),
            ["models"] = new JsonArray([
                .. profile.ModelArns(options.Region).Select(arn => new JsonObject { ["modelArn"] = arn }),
            ]),
            ["inferenceProfileId"] = profile.Id,
            ["status"] = "ACTIVE",
            ["type"] = "SYSTEM_DEFINED",
        };

    private static int Number(IQueryCollection query, string name, int otherwise) =>
        query[name].ToString() is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostResults
            ? number
        : throw AwsFault.Constraint(text, name, $"Member must be a number up to {MostResults}");
}
