using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>The organisation that an account belongs to, and its accounts with their tags.</summary>
internal static class OrganizationFacts
{
    private const string Prefix = "AWSOrganizationsV20161128.";
    private const string None = "AWSOrganizationsNotInUseException";

    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new("Ringfence::Organizations::Membership", true, ["organizations:DescribeOrganization"], MembershipAsync),
        new(
            "Ringfence::Organizations::Account",
            true,
            ["organizations:ListAccounts", "organizations:ListTagsForResource"],
            AccountsAsync
        ),
    ];

    /// <summary>The tags of an account: a list of <c>{Key, Value}</c>.</summary>
    public static async Task<JsonArray> TagsAsync(LiveScope scope, string account, CancellationToken cancel)
    {
        var tags = new JsonArray();
        await Pages.ReadAsync(async token =>
        {
            var page = await AskAsync(scope, "ListTagsForResource", token, cancel, ("ResourceId", account));
            foreach (var tag in page["Tags"] as JsonArray ?? [])
            {
                tags.Add(tag!.DeepClone());
            }

            return page["NextToken"]?.GetValue<string>();
        });
        return tags;
    }

    private static async Task MembershipAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var properties = new JsonObject();
        try
        {
            var answer = await AskAsync(scope, "DescribeOrganization", null, cancel);
            properties["OrganizationId"] = answer["Organization"]?["Id"]?.DeepClone();
            properties["FeatureSet"] = answer["Organization"]?["FeatureSet"]?.DeepClone();
        }
        catch (RefusedCallException refused) when (refused.Code == None)
        {
            // It belongs to none: no property at all.
        }

        found.Add(scope.Account, properties);
    }

    private static async Task AccountsAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        try
        {
            await Pages.ReadAsync(async token =>
            {
                var page = await AskAsync(scope, "ListAccounts", token, cancel);
                foreach (var each in page["Accounts"] as JsonArray ?? [])
                {
                    var id = each!["Id"]!.GetValue<string>();
                    var properties = new JsonObject { ["AccountId"] = id, ["AccountName"] = each["Name"]?.DeepClone() };
                    await Found.PropertyAsync(
                        properties,
                        "Tags",
                        "organizations:ListTagsForResource",
                        async () => await TagsAsync(scope, id, cancel)
                    );
                    found.Add(id, properties);
                }

                return page["NextToken"]?.GetValue<string>();
            });
        }
        catch (RefusedCallException refused) when (refused.Code == None)
        {
            // It belongs to none, so there are no others.
        }
    }

    private static Task<JsonObject> AskAsync(
        LiveScope scope,
        string operation,
        string? token,
        CancellationToken cancel,
        params IEnumerable<(string Name, string Value)> parameters
    )
    {
        var body = new JsonObject();
        foreach (var (name, value) in parameters)
        {
            body[name] = value;
        }

        if (token is not null)
        {
            body["NextToken"] = token;
        }

        return scope.JsonAsync("organizations", "1.1", Prefix + operation, body, cancel);
    }
}
