using Microsoft.Extensions.Configuration;

namespace Ringfence.Cli.Up;

/// <summary>Whether this machine has AWS credentials that the SDK would find without asking the network.</summary>
internal static class AwsPresence
{
    private static readonly string[] Variables =
    [
        "AWS_ACCESS_KEY_ID",
        "AWS_PROFILE",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    /// <summary>Where credentials were seen, in a reader's words; null when nowhere.</summary>
    public static string? Find(IConfiguration environment, string home)
    {
        foreach (var variable in Variables)
        {
            if (!string.IsNullOrEmpty(environment[variable]))
            {
                return $"environment variable {variable}";
            }
        }

        var file = Path.Combine(home, ".aws", "credentials");
        return File.Exists(file) ? file : null;
    }
}
