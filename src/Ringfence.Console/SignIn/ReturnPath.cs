namespace Ringfence.Console.SignIn;

/// <summary>Where somebody goes after signing in: a page of the console, whatever the address says.</summary>
internal static class ReturnPath
{
    /// <summary>The path when it is one of the console's own, and the first page otherwise.</summary>
    /// <param name="asked">A path below the console's prefix, beginning with a slash.</param>
    public static string Of(string? asked) =>
        asked is ['/', ..]
        && !asked.StartsWith("//", StringComparison.Ordinal)
        && !asked.Contains('\\', StringComparison.Ordinal)
        && !asked.Any(char.IsControl)
        && !asked.StartsWith("/sign-", StringComparison.Ordinal)
            ? ConsoleOptions.Prefix + asked
            : ConsoleOptions.Prefix + "/";
}
