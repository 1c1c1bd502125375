using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ringfence.Gateway;

/// <summary>How every slice takes its options: bound from its section, checked whole, before the first request.</summary>
internal static class SliceOptions
{
    /// <summary>
    /// Binds <paramref name="section"/>. The host refuses to start when a key of the section is not known (a misspelt <c>Deny</c> must not
    /// be a rule that is absent) or when <paramref name="problems"/> names any, and then lists all of them.
    /// </summary>
    public static IServiceCollection AddSliceOptions<TOptions>(
        this IServiceCollection services,
        IConfigurationSection section,
        Func<TOptions, IEnumerable<string>> problems
    )
        where TOptions : class
    {
        services.AddSingleton(new SliceSection<TOptions>(section));
        services.AddSingleton<IValidateOptions<TOptions>>(new AllProblems<TOptions>(problems));
        services.AddOptions<TOptions>().Configure(options => Bind(section, options)).ValidateOnStart();
        return services;
    }

    private static void Bind<TOptions>(IConfigurationSection section, TOptions options)
        where TOptions : class
    {
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException wrong)
        {
            var problem = $"Section {section.Path}: {wrong.GetBaseException().Message}";
            throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), [problem]);
        }
    }

    private sealed class AllProblems<TOptions>(Func<TOptions, IEnumerable<string>> problems)
        : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options) =>
            problems(options).ToArray() is { Length: > 0 } all
                ? ValidateOptionsResult.Fail(all)
                : ValidateOptionsResult.Success;
    }
}
