using System.Globalization;
using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture;

/// <summary>
/// What an organisation has decided, in JSON or YAML: <c>approvedRegions</c>, <c>approvedModels</c> (lists; models with
/// wildcards), <c>retentionDays</c>, <c>complete</c>.
/// </summary>
public static class ExpectationsFile
{
    private static readonly string[] Known = ["approvedRegions", "approvedModels", "retentionDays", "complete"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; it names itself in the problems.</param>
    /// <param name="problems">Everything that is wrong with it; empty where nothing is.</param>
    public static Expectations Read(string path, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        problems = found;
        if (DecisionFile.Read(path, found) is not { } root)
        {
            return new Expectations();
        }

        if (!root.IsMap)
        {
            found.Add($"{path}:{root.Line}:{root.Column}: it must be a map; allowed in it: {string.Join(", ", Known)}");
        }

        foreach (var member in root.Members.Where(member => !Known.Contains(member.Name)))
        {
            found.Add(
                $"{path}:{member.Line}:{member.Column}: {member.Name} is not known; allowed: {string.Join(", ", Known)}"
            );
        }

        var days = new Expectations().RetentionDays;
        if (
            root["retentionDays"] is { } given
            && (!int.TryParse(given.Text, NumberStyles.None, CultureInfo.InvariantCulture, out days) || days == 0)
        )
        {
            found.Add($"{path}:{given.Line}:{given.Column}: retentionDays is a whole number of days above 0");
        }

        if (root["complete"] is { } whole && whole.Text is not ("true" or "false"))
        {
            found.Add($"{path}:{whole.Line}:{whole.Column}: complete is true or false");
        }

        return new Expectations
        {
            ApprovedRegions = Texts("approvedRegions"),
            ApprovedModels = Texts("approvedModels"),
            RetentionDays = days,
            Complete = root["complete"]?.Text == "true",
        };

        IReadOnlyList<string> Texts(string name)
        {
            if (root[name] is not { } list)
            {
                return [];
            }

            if (list.Kind != NodeKind.List || list.Items.Exists(item => !item.IsText))
            {
                found.Add($"{path}:{list.Line}:{list.Column}: {name} is a list of texts");
            }

            return [.. list.Items.Select(item => item.Text)];
        }
    }
}
