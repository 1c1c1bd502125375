using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live;

/// <summary>Lists the types that Cloud Control can read and cannot list.</summary>
internal static class Naming
{
    public static IReadOnlyDictionary<string, string> Actions { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS::StepFunctions::StateMachine"] = "states:ListStateMachines",
            ["AWS::OpenSearchService::Domain"] = "es:ListDomainNames",
        };

    public static async Task ListAsync(LiveScope scope, string type, List<string> found, CancellationToken cancel)
    {
        if (type == "AWS::StepFunctions::StateMachine")
        {
            await Pages.ReadAsync(async token =>
            {
                var body = new JsonObject();
                if (token is not null)
                {
                    body["nextToken"] = token;
                }

                var page = await scope.JsonAsync("states", "1.0", "AWSStepFunctions.ListStateMachines", body, cancel);
                found.AddRange(
                    (page["stateMachines"] as JsonArray ?? []).Select(each =>
                        each!["stateMachineArn"]!.GetValue<string>()
                    )
                );
                return page["nextToken"]?.GetValue<string>();
            });
            return;
        }

        // Names OpenSearch's and Elasticsearch's domains alike; only the former are of the type.
        var answer = await scope.RestAsync(HttpMethod.Get, "es", "/2021-01-01/domain?engineType=OpenSearch", cancel);
        found.AddRange(
            (answer["DomainNames"] as JsonArray ?? []).Select(each => each!["DomainName"]!.GetValue<string>())
        );
    }
}
