using System.Globalization;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Sts;

/// <summary>What CloudTrail says of an AssumeRole: the one event that names a session's tags.</summary>
internal static class AssumeRoleTrail
{
    public static void Describe(
        ApiCall call,
        AssumeRoleRequest request,
        Principal assumed,
        IReadOnlyDictionary<string, string> inherited,
        LocalBedrockOptions options
    )
    {
        call.Trail.RequestParameters = Parameters(request, inherited);
        call.Trail.ResponseElements = new()
        {
            ["credentials"] = new JsonObject
            {
                ["accessKeyId"] = assumed.Keys.AccessKeyId,
                ["sessionToken"] = assumed.Keys.SessionToken,
                ["expiration"] = assumed.Session!.Expires.UtcDateTime.ToString(
                    "MMM d, yyyy, h:mm:ss tt",
                    CultureInfo.InvariantCulture
                ),
            },
            ["assumedRoleUser"] = new JsonObject { ["assumedRoleId"] = assumed.UniqueId, ["arn"] = assumed.Arn },
        };
        if (assumed.Session.SourceIdentity is { } source)
        {
            call.Trail.ResponseElements["sourceIdentity"] = source;
        }

        call.Trail.Resources =
        [
            new JsonObject
            {
                ["accountId"] = options.Account,
                ["type"] = "AWS::IAM::Role",
                ["ARN"] = request.RoleArn,
            },
        ];
    }

    private static JsonObject Parameters(AssumeRoleRequest request, IReadOnlyDictionary<string, string> inherited)
    {
        var parameters = new JsonObject { ["roleArn"] = request.RoleArn, ["roleSessionName"] = request.SessionName };
        if (request.SourceIdentity is not null)
        {
            parameters["sourceIdentity"] = request.SourceIdentity;
        }

        if (request.Tags.Count > 0)
        {
            parameters["tags"] = new JsonArray([
                .. request.Tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value }),
            ]);
        }

        if (request.TransitiveTags.Count > 0)
        {
            parameters["transitiveTagKeys"] = new JsonArray([
                .. request.TransitiveTags.Select(key => JsonValue.Create(key)),
            ]);
        }

        if (inherited.Count > 0)
        {
            parameters["incomingTransitiveTags"] = new JsonObject(
                inherited.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))
            );
        }

        if (request.DurationSeconds is { } seconds)
        {
            parameters["durationSeconds"] = seconds;
        }

        return parameters;
    }
}
