using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ringfence.Gateway.Callers;
using Ringfence.Gateway.Listening;

namespace Ringfence.Gateway;

/// <summary>The gateway does not start: everything that is wrong with its configuration.</summary>
public sealed class ConfigurationInvalidException : Exception
{
    /// <param name="problems">One sentence each.</param>
    public ConfigurationInvalidException(IReadOnlyList<string> problems)
        : base(
            $"The gateway's configuration is not valid:{string.Concat(problems.Select(problem => $"\n- {problem}"))}"
        ) => Problems = problems;

    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Checks every slice's options, and what only shows between slices.</summary>
    internal static void ThrowIfAny(IServiceProvider services)
    {
        var problems = new List<string>();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            var listen = services.GetRequiredService<ListenerOptions>();
            var development = services.GetRequiredService<IOptions<CallerOptions>>().Value.Development;
            if (DevelopmentGuard.Problem(development, listen.Urls) is { } open)
            {
                problems.Add(open);
            }
        }
        catch (OptionsValidationException invalid)
        {
            problems.AddRange(invalid.Failures);
        }
        catch (AggregateException many)
        {
            problems.AddRange(
                many.Flatten()
                    .InnerExceptions.SelectMany(one =>
                        one is OptionsValidationException invalid ? invalid.Failures : [one.Message]
                    )
            );
        }
        if (problems.Count > 0)
        {
            throw new ConfigurationInvalidException(problems);
        }
    }
}
