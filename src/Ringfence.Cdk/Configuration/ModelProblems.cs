namespace Ringfence.Cdk.Configuration;

/// <summary>Models that are not known, leave their geography, or are not the foundation's.</summary>
internal static class ModelProblems
{
    public static void Add(FoundationConfiguration configuration, List<string> problems)
    {
        if (configuration.Models.Count == 0)
        {
            problems.Add("models: there is none; name the models that may be called");
        }

        foreach (var model in configuration.Models)
        {
            if (model.StartsWith("global.", StringComparison.Ordinal))
            {
                problems.Add(
                    $"models: '{model}' may run in any region of the world; take the profile of your geography (us., eu., …)"
                );
            }
            else if (!BedrockPlaces.Models.Contains(BedrockPlaces.Foundation(model)))
            {
                problems.Add($"models: '{model}' is not known{Nearest(model)}; no wildcards, no ARNs");
            }
        }

        foreach (var workload in configuration.Workloads)
        {
            foreach (var application in workload.Applications)
            {
                if (application.Models.Count == 0)
                {
                    problems.Add(
                        $"workloads.{workload.Name}.applications.{application.Name}.models: there is none; name some of models"
                    );
                }

                foreach (var model in application.Models.Except(configuration.Models))
                {
                    problems.Add(
                        $"workloads.{workload.Name}.applications.{application.Name}.models: '{model}' is not among models ({string.Join(", ", configuration.Models)})"
                    );
                }
            }
        }
    }

    // The known ids that begin as it does, up to its family's name.
    private static string Nearest(string model)
    {
        var name = BedrockPlaces.Foundation(model);
        for (var length = name.Length - 1; length > name.IndexOf('.') + 3; length--)
        {
            var near = BedrockPlaces
                .Models.Where(known => known.StartsWith(name[..length], StringComparison.Ordinal))
                .Order()
                .Take(4)
                .ToList();
            if (near.Count > 0)
            {
                return $"; near it: {string.Join(", ", near)}";
            }
        }

        return "";
    }
}
