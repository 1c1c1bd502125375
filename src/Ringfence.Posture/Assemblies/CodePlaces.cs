using System.Globalization;
using System.Text.RegularExpressions;
using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Assemblies;

/// <summary>
/// The lines of a CDK app that made a stack's resources, out of its assembly's metadata: <c>aws:cdk:creationStack</c>,
/// or the trace of <c>aws:cdk:logicalId</c> that older versions write with <c>CDK_DEBUG=true</c>. Of a trace the
/// innermost frame counts that is the app's own. The metadata of a stack holds those of the stacks that it nests, in which
/// a logical id may occur again; a construct's path does not.
/// </summary>
internal static partial class CodePlaces
{
    /// <summary>By the construct's path and, of the stack itself, by logical id too; what has no trace is left out.</summary>
    /// <param name="manifest">The manifest beside the template; null: none.</param>
    /// <param name="directory">Where it lies.</param>
    /// <param name="templateFile">The template, as the manifest names it.</param>
    public static IReadOnlyDictionary<string, SourcePlace> Of(Node? manifest, string directory, string templateFile)
    {
        var (places, twice) = (new Dictionary<string, SourcePlace>(StringComparer.Ordinal), new List<string>());
        foreach (var (_, artifact, _, _) in manifest?["artifacts"]?.Members ?? [])
        {
            if (artifact["properties"]?["templateFile"]?.Text == templateFile)
            {
                Add(artifact["metadata"], places, twice);
                Add(Beside(artifact["additionalMetadataFile"], directory), places, twice);
            }
        }

        // Whose it is cannot be told.
        twice.ForEach(id => places.Remove(id));
        return places;
    }

    // Newer versions keep what is large out of the manifest.
    private static Node? Beside(Node? file, string directory)
    {
        if (file is not { IsText: true } || Path.GetFileName(file.Text) != file.Text)
        {
            return null;
        }

        try
        {
            return Document.Read(new InputFile(Path.Combine(directory, file.Text), Named: false).Read())[0];
        }
        catch (Exception error) when (error is UnreadableException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Add(Node? metadata, Dictionary<string, SourcePlace> places, List<string> twice)
    {
        foreach (var (path, entries, _, _) in metadata?.Members ?? [])
        {
            var logicalId = entries.Items.Find(entry => entry["type"]?.Text == "aws:cdk:logicalId");
            var created = entries.Items.Find(entry => entry["type"]?.Text == "aws:cdk:creationStack");
            if (logicalId?["data"] is { IsText: true } id && Own(created?["data"] ?? logicalId["trace"]) is { } place)
            {
                places.TryAdd(path.TrimStart('/'), place);
                if (!places.TryAdd(id.Text, place) && places[id.Text] != place)
                {
                    twice.Add(id.Text);
                }
            }
        }
    }

    private static SourcePlace? Own(Node? trace)
    {
        foreach (var line in trace?.Items ?? [])
        {
            var frame = Frame().Match(line.Text);
            var file = frame.Groups["file"].Value;
            if (
                frame.Success
                && !file.Contains("node_modules/", StringComparison.Ordinal)
                && !file.StartsWith("node:", StringComparison.Ordinal)
                && !file.StartsWith("internal/", StringComparison.Ordinal)
                && int.TryParse(frame.Groups["line"].Value, CultureInfo.InvariantCulture, out var row)
            )
            {
                var column = int.TryParse(frame.Groups["column"].Value, CultureInfo.InvariantCulture, out var at)
                    ? at
                    : 1;
                return new SourcePlace(Named(file), row, column);
            }
        }

        return null;
    }

    // As a reader here would name it.
    private static string Named(string file)
    {
        if (Uri.TryCreate(file, UriKind.Absolute, out var uri) && uri.IsFile)
        {
            file = uri.LocalPath;
        }

        var relative = Path.IsPathRooted(file) ? Path.GetRelativePath(Directory.GetCurrentDirectory(), file) : file;
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    // "new Stack (/app/lib/stack.ts:12:5)", "at file:///app/main.mjs:3:1", "/app/main.js:3:1", "file:///app/main.mjs:3 (:)"
    [GeneratedRegex(
        @"^\s*(?:at )?(?:[^(]*\()?(?<file>[^(\s].*?):(?<line>\d{1,9})(?::(?<column>\d{1,9}))?(?:\)| \(:\))?\s*$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Frame();
}
