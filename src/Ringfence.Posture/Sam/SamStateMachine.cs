using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Sam;

/// <summary><c>AWS::Serverless::StateMachine</c>: the machine and its role.</summary>
internal static class SamStateMachine
{
    public static IEnumerable<NodeMember> Expand(SamResource machine)
    {
        var (role, arn) = SamRole.Of(machine, "states.amazonaws.com");
        yield return machine.Make(
            machine.Id,
            "AWS::StepFunctions::StateMachine",
            ("StateMachineName", machine["Name"]),
            ("StateMachineType", machine["Type"]),
            ("RoleArn", arn),
            ("Definition", machine["Definition"]),
            ("LoggingConfiguration", machine["Logging"]),
            ("TracingConfiguration", machine["Tracing"]),
            ("Tags", machine.Tags())
        );
        if (role is { } made)
        {
            yield return made;
        }
    }
}
