namespace Ringfence.Cli.ClaudeCode;

/// <summary>
/// A path as Claude Code's permission rules write it. One slash means "from the file's own folder" there, so a path from
/// the file system's root has two; Windows paths are matched in POSIX form (<c>C:\phi</c> as <c>//c/phi</c>). Claude Code
/// documentation, "Configure permissions".
/// </summary>
internal static class DeniedPath
{
    /// <summary>The rules that keep a path and all under it from being read or changed. <c>Write(…)</c> takes no path: <c>Edit(…)</c> covers it.</summary>
    public static IEnumerable<string> Rules(string path)
    {
        var pattern = Pattern(path.Trim());
        yield return $"Read({pattern})";
        yield return $"Edit({pattern})";
    }

    private static string Pattern(string path)
    {
        if (path.Length == 0 || path.AsSpan().IndexOfAny('(', ')') >= 0)
        {
            throw new BadInputException(
                $"--phi-path: '{path}' is no path that a rule can hold. Give a path without parentheses, such as /mnt/phi, ~/phi or ./records."
            );
        }

        var posix = path.Replace('\\', '/');
        var rooted =
            posix.Length > 1 && posix[1] == ':' && char.IsAsciiLetter(posix[0])
                ? $"//{char.ToLowerInvariant(posix[0])}{posix[2..]}"
            : posix.StartsWith("//", StringComparison.Ordinal) ? posix
            : posix[0] == '/' ? '/' + posix
            : posix[0] is '~' or '.' ? posix
            : "./" + posix;
        return rooted.Contains('*', StringComparison.Ordinal) ? rooted : rooted.TrimEnd('/') + "/**";
    }
}
