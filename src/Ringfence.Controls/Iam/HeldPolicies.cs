using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

/// <summary>Judges the policies that one resource holds, statement by statement.</summary>
internal static class HeldPolicies
{
    /// <summary>Fails at the first statement that allows and is broken; Unknown where one may be, or is not known here.</summary>
    /// <param name="holder">A resource of <see cref="IdentityPolicy.Types"/>.</param>
    /// <param name="broken">What no allowing statement may be, within its document.</param>
    /// <param name="pass">The reason where none is.</param>
    /// <param name="fail">The reason where this one is.</param>
    public static Verdict Judge(
        Resource holder,
        Func<PolicyStatement, PolicyDocument, Truth> broken,
        string pass,
        Func<PolicyStatement, string> fail
    )
    {
        var held = false;
        string? unknown = null;
        foreach (var policy in IdentityPolicy.Of(holder))
        {
            held = true;
            if (policy.Document.IsKnown.IsUnknown)
            {
                unknown ??= $"{policy.Path} is known only when deployed, in whole or in part.";
            }

            foreach (var statement in policy.Document.Statements)
            {
                var allows = Grants.Allows(statement);
                if (allows.IsNo)
                {
                    continue;
                }

                var answer = allows & broken(statement, policy.Document);
                if (answer.IsYes)
                {
                    return Verdict.Fail(fail(statement)).At(statement.Source);
                }

                if (answer.IsUnknown)
                {
                    unknown ??=
                        $"A statement rests on a value that is known only when deployed. If not: {fail(statement)}";
                }
            }
        }

        return unknown is not null ? Verdict.Unknown(unknown)
            : held ? Verdict.Pass(pass)
            : Verdict.Pass("It holds no policy of its own.");
    }
}
