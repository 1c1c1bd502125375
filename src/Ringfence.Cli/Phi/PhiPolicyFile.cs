using System.Text.Json;
using Ringfence.Redaction;

namespace Ringfence.Cli.Phi;

/// <summary>
/// What <c>--policy FILE</c> says: <c>{"thresholds":{"NAME":0.7},"ignored":["DATE"],"allowed":["Northgate Clinic"],"nations":["GB"]}</c>; every part may be absent.
/// </summary>
internal static class PhiPolicyFile
{
    /// <exception cref="BadInputException">The file cannot be read, or says what is not known; the message lists all of it.</exception>
    public static RedactionOptions Read(string? path)
    {
        if (path is null)
        {
            return RedactionOptions.Default;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var problems = new List<string>();
            var options = Of(json.RootElement, problems);
            problems.AddRange(options.Problems());
            return problems.Count == 0
                ? options
                : throw new BadInputException($"{path}: {string.Join("; ", problems)}");
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new BadInputException(
                $"{path} is no policy: {error.Message}; a policy is {{\"thresholds\":{{\"NAME\":0.7}},\"ignored\":[\"DATE\"],\"allowed\":[\"Northgate Clinic\"]}}"
            );
        }
    }

    private static RedactionOptions Of(JsonElement policy, List<string> problems)
    {
        var thresholds = new Dictionary<PhiKind, double>();
        var ignored = new HashSet<PhiKind>();
        string[] allowed = [];
        string[] nations = [];
        foreach (var part in policy.EnumerateObject())
        {
            switch (part.Name)
            {
                case "thresholds":
                    foreach (var threshold in part.Value.EnumerateObject())
                    {
                        thresholds[Kind(threshold.Name, problems)] = threshold.Value.GetDouble();
                    }

                    break;
                case "ignored":
                    ignored.UnionWith(
                        part.Value.EnumerateArray().Select(kind => Kind(kind.GetString() ?? "", problems))
                    );
                    break;
                case "allowed":
                    allowed = [.. part.Value.EnumerateArray().Select(text => text.GetString() ?? "")];
                    break;
                case "nations":
                    nations = [.. part.Value.EnumerateArray().Select(text => text.GetString() ?? "")];
                    break;
                default:
                    problems.Add($"\"{part.Name}\" is not known; thresholds, ignored, allowed and nations are");
                    break;
            }
        }

        return new RedactionOptions
        {
            Thresholds = thresholds,
            Ignored = ignored,
            Allowed = allowed,
            Nations = nations,
        };
    }

    private static PhiKind Kind(string label, List<string> problems)
    {
        if (!PhiKinds.TryParse(label, out var kind))
        {
            problems.Add(
                $"\"{label}\" is no kind; {string.Join(' ', Enum.GetValues<PhiKind>().Select(each => each.Label()))} are"
            );
        }

        return kind;
    }
}
