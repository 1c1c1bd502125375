using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Lambda;

/// <summary>Log groups that bear the name to which Lambda writes by itself, <c>/aws/lambda/FUNCTION</c>: it makes such a group only where nobody has.</summary>
internal static class FunctionLogGroups
{
    private const string Prefix = "/aws/lambda/";

    private static readonly object Known = new();
    private static readonly object Unread = new();

    /// <summary>The group that somebody made for a function; null where none is here.</summary>
    public static Resource? Of(Resource function)
    {
        var groups = function.Estate.Keep(Known, Read);
        var name = function["FunctionName"];
        return groups.GetValueOrDefault((function.Place.File, $"${{{function.LogicalId}}}"))
            ?? groups.GetValueOrDefault((function.Place.File, name.Text))
            ?? (name.IsLiteral ? groups.GetValueOrDefault(("", name.Text)) : null);
    }

    /// <summary>Whether a group beside the function has a name that cannot be read: it may be the function's.</summary>
    public static bool IsUnread(Resource function) =>
        function.Estate.Keep(Unread, FilesOfUnread).Contains(function.Place.File);

    private static HashSet<string> FilesOfUnread(Estate estate) =>
        [
            .. estate
                .OfType("AWS::Logs::LogGroup")
                .Where(group => group["LogGroupName"].IsUnresolved)
                .Select(group => group.Place.File),
        ];

    // By what follows the prefix; a name that is known is one in every file.
    private static Dictionary<(string File, string Name), Resource> Read(Estate estate)
    {
        var groups = new Dictionary<(string, string), Resource>();
        foreach (var group in estate.OfType("AWS::Logs::LogGroup"))
        {
            var name = group["LogGroupName"];
            if (
                name.Text.Length > Prefix.Length
                && name.Text.StartsWith(Prefix, StringComparison.Ordinal)
                && !name.Text.Contains("${?}", StringComparison.Ordinal)
                && !group.Perhaps
                && IsChosen(group)
            )
            {
                groups.TryAdd((name.IsLiteral ? "" : group.Place.File, name.Text[Prefix.Length..]), group);
            }
        }

        return groups;
    }

    // In a running account the group that Lambda made has the name too, and neither a retention nor a key.
    private static bool IsChosen(Resource group) =>
        group.Template.Region is null || !group["RetentionInDays"].IsMissing || !group["KmsKeyId"].IsMissing;
}
