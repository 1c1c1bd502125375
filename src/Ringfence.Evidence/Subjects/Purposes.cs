using System.Text.Json;

namespace Ringfence.Evidence.Subjects;

/// <summary>
/// For which purpose a team or an application uses protected health information, as the entity says it in a file:
/// <c>{"recipient":"…","teams":{"oncology":"treatment"},"applications":{"trial-matching":"research"}}</c>. An application's word goes before its team's.
/// </summary>
/// <param name="Recipient">Who received it, with address, as the accounting prints it.</param>
public sealed record Purposes(
    string Recipient,
    IReadOnlyDictionary<string, string> Teams,
    IReadOnlyDictionary<string, string> Applications
)
{
    /// <summary>Who receives what goes up to a model, where the file does not say.</summary>
    public const string DefaultRecipient =
        "Amazon Web Services, Inc. (Amazon Bedrock), business associate, 410 Terry Avenue North, Seattle, WA 98109";

    /// <summary>Nobody has said a purpose: nothing is exempt.</summary>
    public static Purposes None { get; } =
        new(DefaultRecipient, new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Purposes whose disclosures need no accounting, and why (45 CFR 164.528(a)(1), 164.501).</summary>
    public static IReadOnlyDictionary<string, string> Exempt { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["treatment"] = "exempt: treatment (164.528(a)(1)(i))",
            ["payment"] = "exempt: payment (164.528(a)(1)(i))",
            ["operations"] = "exempt: health care operations (164.528(a)(1)(i))",
            ["individual"] = "exempt: to the individual (164.528(a)(1)(ii))",
            ["authorization"] = "exempt: under the individual's authorization (164.528(a)(1)(iv))",
            ["limited-data-set"] = "exempt: part of a limited data set (164.528(a)(1)(viii))",
        };

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is no such file; the message says what is allowed.</exception>
    public static Purposes Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var unknown = document
                .RootElement.EnumerateObject()
                .Select(member => member.Name)
                .FirstOrDefault(name => name is not ("recipient" or "teams" or "applications"));
            return unknown is not null
                ? throw new InvalidDataException(
                    $"'{path}' has a member '{unknown}'; recipient, teams and applications are allowed"
                )
                : new(
                    document.RootElement.Text("recipient") ?? DefaultRecipient,
                    Map(document.RootElement, "teams"),
                    Map(document.RootElement, "applications")
                );
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"'{path}' says no purposes: give {{\"teams\":{{\"oncology\":\"treatment\"}}}}",
                error
            );
        }
    }

    /// <summary>The purpose; null: nobody has said one.</summary>
    public string? Of(string team, string application) =>
        Applications.GetValueOrDefault(application) ?? Teams.GetValueOrDefault(team);

    private static Dictionary<string, string> Map(JsonElement root, string name) =>
        root.TryGetProperty(name, out var map)
            ? map.EnumerateObject()
                .ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal)
            : [];
}
