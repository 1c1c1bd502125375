using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Emergency;

/// <summary>What an <see cref="ApprovalDesk"/> is not made with.</summary>
internal static class ApprovalDeskRefusals
{
    private const string Desk = nameof(ApprovalDesk);

    public static void Refuse(ApprovalDeskProps props)
    {
        Refusal.Unless(
            props.Name.Contains("break-glass", StringComparison.Ordinal),
            nameof(props.Name),
            props.Name,
            "a name that holds break-glass",
            "alarms know the document and its roles by that, and under another name nobody hears of a change",
            Desk
        );
        Users(props.Askers, 1, nameof(props.Askers), "nobody could ask in an emergency");
        Users(props.Approvers, 2, nameof(props.Approvers), "one approver who sleeps shuts the door in the emergency");
        var both = props.Askers.Intersect(props.Approvers, StringComparer.OrdinalIgnoreCase).ToList();
        Refusal.Unless(
            both.Count == 0,
            nameof(props.Approvers),
            string.Join(", ", both),
            "users who are not among Askers",
            "what one person can open alone is not guarded",
            Desk
        );
        Refusal.Unless(
            props.Roles.Count > 0
                && props.Roles.Values.All(role => role.EndsWith("-break-glass", StringComparison.Ordinal))
                && props.Roles.Values.All(role => !role.AsSpan().ContainsAny('*', '?')),
            nameof(props.Roles),
            string.Join(", ", props.Roles.Values),
            "ARNs of roles for emergencies, arn:aws:iam::ACCOUNT:role/NAME-break-glass, no wildcard",
            "the desk opens those roles and no other",
            Desk
        );
        Refusal.Unless(
            props.People.Count > 0,
            nameof(props.People),
            "",
            "at least one e-mail address",
            "approvers who hear of nothing approve nothing",
            Desk
        );
        Number(
            props.Approvals,
            1,
            props.Approvers.Count,
            nameof(props.Approvals),
            "an approval that nobody gives is none"
        );
        Number(
            props.WaitMinutes,
            5,
            240,
            nameof(props.WaitMinutes),
            "what was asked for in the night is not approved by mistake in the morning"
        );
        Number(props.OpenMinutes, 5, 60, nameof(props.OpenMinutes), "a role that stays open needs no approval");
    }

    private static void Users(IReadOnlyList<string> names, int least, string prop, string why) =>
        Refusal.Unless(
            names.Count >= least
                && names.Count <= BreakGlassProblems.Most
                && names.All(name => BreakGlassProblems.UserName.IsMatch(name))
                && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count,
            prop,
            string.Join(", ", names),
            $"{least} to {BreakGlassProblems.Most} names of IAM users, letters, digits and _+=,.@-, each once, no path and no wildcard",
            why,
            Desk
        );

    private static void Number(int given, int least, int most, string prop, string why) =>
        Refusal.Unless(given >= least && given <= most, prop, given, $"{least} to {most}", why, Desk);
}
