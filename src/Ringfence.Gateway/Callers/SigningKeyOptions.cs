using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Callers;

/// <summary>One access key and the caller it stands for (section <c>Callers:SigV4:Keys:ACCESS-KEY-ID</c>).</summary>
internal sealed class SigningKeyOptions
{
    /// <summary>A file, readable by its owner alone, that holds the secret access key.</summary>
    public string? SecretFile { get; set; }

    /// <summary>The secret itself, for configuration that comes from the environment. Give this or <see cref="SecretFile"/>.</summary>
    public string? Secret { get; set; }

    /// <summary>Who signs with it.</summary>
    public string User { get; set; } = "";

    /// <summary>Their team.</summary>
    public string Team { get; set; } = "";

    /// <summary>Their roles; may be empty.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>The application that signs; may be empty.</summary>
    public string Application { get; set; } = "";

    /// <summary>The secret access key, from wherever it is.</summary>
    public string ReadSecret() => Secret is { Length: > 0 } ? Secret : File.ReadAllText(SecretFile!).Trim();

    /// <summary>The caller that the key stands for.</summary>
    public Caller CallerOf(string issuer, string accessKeyId) =>
        new(issuer, accessKeyId, User, Team, Roles, Application);

    /// <summary>Everything wrong with these values, a sentence each; <paramref name="at"/> is their section.</summary>
    public IEnumerable<string> Problems(string at)
    {
        if (User.Length == 0 || Team.Length == 0)
        {
            yield return $"{at} needs User and Team: the record must say who signed.";
        }
        if (string.IsNullOrEmpty(Secret) == string.IsNullOrEmpty(SecretFile))
        {
            yield return $"{at} needs either SecretFile or Secret, not both.";
        }
        if (!string.IsNullOrEmpty(SecretFile) && OwnerOnlyFile.Problem(SecretFile) is { } problem)
        {
            yield return $"{at}:SecretFile: {problem}";
        }
        else if (!string.IsNullOrEmpty(SecretFile) && string.IsNullOrWhiteSpace(File.ReadAllText(SecretFile)))
        {
            yield return $"{at}:SecretFile: {SecretFile} is empty.";
        }
    }
}
