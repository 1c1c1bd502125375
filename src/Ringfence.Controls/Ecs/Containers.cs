using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Ecs;

/// <summary>A question that is asked of every container of a task definition.</summary>
internal static class Containers
{
    /// <summary>The verdict: Pass where every container answers Yes.</summary>
    /// <param name="task">The task definition.</param>
    /// <param name="holds">What is asked of one container.</param>
    /// <param name="pass">The sentence where all do.</param>
    /// <param name="fail">The sentence where one does not.</param>
    public static Verdict Judge(Resource task, Func<PropertyValue, Truth> holds, string pass, string fail)
    {
        var containers = task["ContainerDefinitions"];
        return containers.Items.Count == 0
            ? Verdict.NotApplicable("It defines no container.")
            : Verdict.Of(Truth.All(containers.Items, holds), pass, fail).At(containers);
    }
}
