using System.Text.RegularExpressions;

namespace Ringfence.Cdk.Emergency;

/// <summary>The people of an emergency: IAM users by name, for only a user's own sign-in shows AWS a second factor.</summary>
internal static partial class EmergencyPeople
{
    /// <summary>Refuses who is no user of one account.</summary>
    /// <param name="people">Their ARNs.</param>
    /// <param name="prop">The prop's name.</param>
    /// <param name="construct">The construct that refuses; its file's name.</param>
    /// <exception cref="PropRefusedException">There is none, or one is no user.</exception>
    public static void Refuse(
        IReadOnlyList<string> people,
        string prop,
        [System.Runtime.CompilerServices.CallerFilePath] string construct = ""
    ) =>
        Refusal.Unless(
            people.Count > 0 && people.All(each => UserArn.IsMatch(each)) && people.Distinct().Count() == people.Count,
            prop,
            string.Join(", ", people),
            "ARNs of IAM users, arn:aws:iam::ACCOUNT:user/NAME, each once, no role and no wildcard",
            "a session of a role carries no MFA that AWS can see, and a group of people is nobody",
            construct
        );

    [GeneratedRegex(@"^arn:aws(-us-gov)?:iam::\d{12}:user/[\w+=,.@-]{1,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex UserArn { get; }
}
