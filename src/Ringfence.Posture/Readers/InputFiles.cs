using System.IO.Enumeration;

namespace Ringfence.Posture.Readers;

/// <summary>The files that the caller's paths stand for.</summary>
public static class InputFiles
{
    private static readonly string[] Passed = ["node_modules", ".git", ".terraform", "bin", "obj", ".venv"];

    /// <summary>Files, the JSON and YAML in directories, and what globs match (<c>**</c>: any directories), each once, directories in order of their names.</summary>
    /// <param name="paths">As given.</param>
    /// <param name="missing">Told each path that stands for nothing.</param>
    public static IReadOnlyList<InputFile> Find(IEnumerable<string> paths, Action<string> missing)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(missing);
        var files = new List<InputFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var before = files.Count;
            var any = false;
            foreach (var file in Expand(path))
            {
                any = true;
                if (seen.Add(Path.GetFullPath(file.Name)))
                {
                    files.Add(file);
                }
            }

            if (!any)
            {
                missing(path);
            }
        }

        return files;
    }

    private static IEnumerable<InputFile> Expand(string path)
    {
        if (File.Exists(path))
        {
            return [new InputFile(path, Named: true)];
        }

        if (Directory.Exists(path))
        {
            return Walk(path).Select(file => new InputFile(file, Named: false));
        }

        var star = path.AsSpan().IndexOfAny('*', '?');
        if (star < 0)
        {
            return [];
        }

        var slash = path.AsSpan(0, star).LastIndexOf('/');
        var root = slash < 0 ? "." : path[..(slash + 1)];
        var pattern = path[(slash + 1)..].Split('/');
        return !Directory.Exists(root)
            ? []
            : Walk(root, everything: true)
                .Where(file => Matches(pattern, Path.GetRelativePath(root, file).Split('/')))
                .Select(file => new InputFile(slash < 0 ? Path.GetRelativePath(root, file) : file, Named: true));
    }

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty)
        {
            return path.IsEmpty;
        }

        if (pattern[0] == "**")
        {
            return Matches(pattern[1..], path) || (!path.IsEmpty && Matches(pattern, path[1..]));
        }

        return !path.IsEmpty
            && FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: false)
            && Matches(pattern[1..], path[1..]);
    }

    private static IEnumerable<string> Walk(string directory, bool everything = false)
    {
        foreach (var file in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            if (everything || Path.GetExtension(file) is ".json" or ".yaml" or ".yml" or ".template")
            {
                yield return file;
            }
        }

        foreach (var inner in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
        {
            // A link may lead back up.
            if (
                !Passed.Contains(Path.GetFileName(inner))
                && !Path.GetFileName(inner).StartsWith("asset.", StringComparison.Ordinal)
                && new DirectoryInfo(inner).LinkTarget is null
            )
            {
                foreach (var file in Walk(inner, everything))
                {
                    yield return file;
                }
            }
        }
    }
}
