namespace Ringfence.Cdk;

/// <summary>Policy documents in IAM's own words.</summary>
internal static class Policy
{
    /// <summary>A document.</summary>
    public static Map Document(params IEnumerable<Map> statements) =>
        new() { ["Version"] = "2012-10-17", ["Statement"] = statements.ToArray<object>() };

    /// <summary>A statement of a policy on a resource that allows.</summary>
    public static Map Allow(string sid, object principal, object actions, object resources, Map? condition = null) =>
        Statement(sid, "Allow", principal, actions, resources, condition);

    /// <summary>A statement of a policy on a resource that denies.</summary>
    public static Map Deny(string sid, object principal, object actions, object resources, Map? condition = null) =>
        Statement(sid, "Deny", principal, actions, resources, condition);

    /// <summary>A statement of a role's policy that allows.</summary>
    public static Map Allow(string sid, object actions, object resources, Map? condition = null) =>
        Statement(sid, "Allow", null, actions, resources, condition);

    /// <summary>A statement of a role's policy that denies.</summary>
    public static Map Deny(string sid, object actions, object resources, Map? condition = null) =>
        Statement(sid, "Deny", null, actions, resources, condition);

    /// <summary>Everyone; only with a condition, or in a Deny.</summary>
    public static object Everyone { get; } = new Map { ["AWS"] = "*" };

    /// <summary>AWS principals by ARN.</summary>
    public static object Aws(params IEnumerable<string> arns) => new Map { ["AWS"] = One(arns) };

    /// <summary>AWS services: <c>logs.us-east-1.amazonaws.com</c>.</summary>
    public static object Services(params IEnumerable<string> services) => new Map { ["Service"] = One(services) };

    /// <summary>No TLS, no answer.</summary>
    public static Map RefusePlainTransport(string action, object resources) =>
        Deny(
            "RefusePlainTransport",
            Everyone,
            action,
            resources,
            new Map { ["Bool"] = new Map { ["aws:SecureTransport"] = "false" } }
        );

    private static Map Statement(
        string sid,
        string effect,
        object? principal,
        object actions,
        object resources,
        Map? condition
    )
    {
        var statement = new Map { ["Sid"] = sid, ["Effect"] = effect };
        if (principal is not null)
        {
            statement["Principal"] = principal;
        }

        statement["Action"] = actions;
        statement["Resource"] = resources;
        if (condition is not null)
        {
            statement["Condition"] = condition;
        }

        return statement;
    }

    private static object One(IEnumerable<string> values)
    {
        var all = values.ToArray<object>();
        return all.Length == 1 ? all[0] : all;
    }
}
