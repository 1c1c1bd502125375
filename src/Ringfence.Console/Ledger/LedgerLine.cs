using System.Text.Json;
using Ringfence.Ledger;

namespace Ringfence.Console.Ledger;

/// <summary>An entry in the list.</summary>
/// <param name="Team">Whose it is; null where it says none.</param>
/// <param name="Asked">Where the call began whose end this is.</param>
public sealed record LedgerLine(long Index, string Type, DateTimeOffset? Time, string What, string? Team, long? Asked)
{
    internal static LedgerLine Of(LedgerEntry entry)
    {
        try
        {
            using var json = JsonDocument.Parse(entry.Bytes);
            var root = json.RootElement;
            var call = Member(root, "call");
            var caller = Member(call, "caller") ?? Member(root, "person");
            return new(
                entry.Index,
                Text(root, "type") ?? "unknown",
                DateTimeOffset.TryParse(Text(root, "time"), out var time) ? time : null,
                Said(root, call, caller),
                // What a person did in the console is for auditors, whatever their team.
                Text(root, "type") == Ringfence.Ledger.Entries.ConsoleUsed.Type
                    ? null
                    : Text(caller, "team"),
                Member(root, "asked") is { ValueKind: JsonValueKind.Number } asked ? asked.GetInt64() : null
            );
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            return new(entry.Index, "unknown", null, "not an audit entry of Ringfence", null, null);
        }
    }

    private static string Said(JsonElement root, JsonElement? call, JsonElement? caller)
    {
        var user = Text(caller, "user");
        return Text(root, "type") switch
        {
            "inference.asked" => $"{user} asks {Text(call, "modelAsked")} ({Text(call, "operation")})",
            "inference.answered" when call is null => $"answered {Number(root, "status")} {Text(root, "error")}",
            "inference.answered" => $"{user} is refused: {Text(root, "error")}",
            "phi.epoch" => $"epoch {Text(root, "epoch")} {Text(root, "change")}",
            "evidence.pack" => $"pack of {Text(root, "framework")} sealed by {Text(root, "by")}",
            "subject.erased" => $"a person's records erased, {Text(root, "reference")}",
            "console.used" => $"{user}: {Text(root, "act")} {Text(root, "what")}",
            _ => "",
        };
    }

    private static JsonElement? Member(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var member)
            ? member
            : null;

    private static string? Text(JsonElement? of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string Number(JsonElement of, string name) => Member(of, name)?.GetRawText() ?? "";
}
