using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>
/// The keys that AWS manages in an account. A running resource names its key by ARN, which does not say whose it is:
/// these are the ones that <c>alias/aws/…</c> names.
/// </summary>
internal static class KeyFacts
{
    public const string Type = "Ringfence::Kms::AwsManagedKey";

    public static IReadOnlyList<DirectType> Types { get; } = [new(Type, false, ["kms:ListAliases"], ReadAsync)];

    private static Task ReadAsync(LiveScope scope, Found found, CancellationToken cancel) =>
        Pages.ReadAsync(async marker =>
        {
            var body = new JsonObject();
            if (marker is not null)
            {
                body["Marker"] = marker;
            }

            var page = await scope.JsonAsync("kms", "1.1", "TrentService.ListAliases", body, cancel);
            foreach (var each in page["Aliases"] as JsonArray ?? [])
            {
                var alias = each!["AliasName"]!.GetValue<string>();
                if (
                    alias.StartsWith("alias/aws/", StringComparison.Ordinal)
                    && each["TargetKeyId"]?.GetValue<string>() is { } key
                )
                {
                    found.Add(
                        alias,
                        new JsonObject
                        {
                            ["AliasName"] = alias,
                            ["KeyId"] = key,
                            ["Region"] = scope.Region,
                        }
                    );
                }
            }

            return page["Truncated"]?.GetValue<bool>() == true ? page["NextMarker"]?.GetValue<string>() : null;
        });
}
