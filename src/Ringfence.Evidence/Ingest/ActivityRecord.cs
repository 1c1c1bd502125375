using System.Security.Cryptography;
using System.Text.Json;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>One activity of the Anthropic Compliance API or one event that Claude Code exports, to a row. Content is never read.</summary>
internal static class ActivityRecord
{
    private static readonly string[] Times = ["created_at", "timestamp", "event.timestamp", "time"];
    private static readonly string[] Names = ["type", "event", "event.name", "name"];

    // Whoever calls the API has no address of mail: a key is all that there is.
    private static readonly string[] Keys = ["api_key_id", "admin_api_key_id", "service_account_id"];
    private static readonly string[] People =
    [
        "email_address",
        "email",
        "user.email",
        "user.account_uuid",
        "user_id",
        "id",
    ];

    public static string? Read(ReadOnlySpan<byte> json, RowBatch to)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        var root = document.RootElement;
        var attributes =
            root.TryGetProperty("attributes", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
        var actor =
            root.TryGetProperty("actor", out var found) || root.TryGetProperty("actor_info", out found)
                ? found
                : attributes;
        to.Begin(Tables.Access);
        to.Set(AccessColumn.Line, Convert.ToHexStringLower(SHA256.HashData(json)));
        to.Set(AccessColumn.Kind, "activity");
        if (First(root, Times) is { } time && Moment.TryParse(System.Text.Encoding.UTF8.GetBytes(time), out var moment))
        {
            to.Set(AccessColumn.Time, moment);
        }

        Put(AccessColumn.RequestId, First(root, ["request_id", "id"]));
        Put(AccessColumn.Operation, First(root, Names) ?? First(attributes, Names));
        Put(AccessColumn.Person, First(actor, People));
        Put(AccessColumn.Principal, First(actor, Keys));
        Put(AccessColumn.Address, First(actor, ["ip_address"]) ?? First(root, ["ip_address"]));
        Put(AccessColumn.Agent, First(actor, ["user_agent"]) ?? First(root, ["user_agent"]));
        Put(AccessColumn.Account, First(root, ["organization_id", "organization.id", "organization_uuid"]));
        Put(AccessColumn.Resource, First(attributes, ["session.id", "sessionId", "entity_id", "resource_id"]));
        return null;

        void Put(int column, string? value)
        {
            if (value is not null)
            {
                to.Set(column, value);
            }
        }
    }

    private static string? First(JsonElement element, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Text(name) is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
