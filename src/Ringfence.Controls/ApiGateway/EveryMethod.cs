using Ringfence.Controls.Facts;

namespace Ringfence.Controls.ApiGateway;

/// <summary>
/// The setting of a stage that holds for every method: <c>HttpMethod *</c> on <c>ResourcePath /*</c>. Amazon API
/// Gateway API, MethodSetting. A setting for one method leaves the others as they are.
/// </summary>
internal static class EveryMethod
{
    /// <summary>There is such a setting, and it answers to the test.</summary>
    public static Truth Has(Resource stage, Func<PropertyValue, Truth> test) =>
        Truth.Any(
            stage["MethodSettings"].Items,
            setting => setting["HttpMethod"].Is("*") & setting["ResourcePath"].Is("/*") & test(setting)
        );
}
