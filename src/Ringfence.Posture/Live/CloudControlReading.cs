using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live;

/// <summary>Reads a type by Cloud Control: lists it, then gets each.</summary>
/// <param name="lists">The lists of this region's types: a type below another waits for the other's.</param>
internal sealed class CloudControlReading(LiveScope scope, ListedType type, TypeLists lists) : TypeReading
{
    private readonly Found _found = new(type.Name, type.Global ? "" : scope.Region);

    public override async Task<ResourceFile> ReadAsync(CancellationToken cancel)
    {
        await Task.Yield();
        var identifiers = new List<string>();
        RefusedCallException? refused = null;
        try
        {
            await ListAsync(identifiers, cancel);
        }
        catch (RefusedCallException error)
        {
            refused = error;
            _found.Missed(
                error.Code,
                Found.Mending(
                    error,
                    Naming.Actions.GetValueOrDefault(type.Name) ?? (type.Actions is [var first, ..] ? first : null)
                )
            );
        }
        finally
        {
            lists.Done(type.Name, identifiers, refused);
        }

        await Task.WhenAll(identifiers.Distinct(StringComparer.Ordinal).Select(each => GetAsync(each, cancel)));
        return _found.File();
    }

    private async Task ListAsync(List<string> identifiers, CancellationToken cancel)
    {
        switch (type.Listing)
        {
            case Listing.Unlisted:
                _found.Missed(Gap.NoListHandler, null);
                break;
            case Listing.Plain:
                await CloudControl.ListAsync(scope, type.Name, null, identifiers, cancel);
                break;
            case Listing.Each:
                foreach (var value in type.Values)
                {
                    await ListAsync(value, identifiers, cancel);
                }

                break;
            case Listing.Named:
                await Naming.ListAsync(scope, type.Name, identifiers, cancel);
                break;
            default:
                var (parents, refused) = await lists.Of(type.Parent);
                foreach (var parent in parents)
                {
                    await ListAsync(parent, identifiers, cancel);
                }

                if (refused is not null)
                {
                    throw refused;
                }

                break;
        }
    }

    private async Task ListAsync(string input, List<string> identifiers, CancellationToken cancel)
    {
        try
        {
            var model = new JsonObject { [type.Input] = input };
            await CloudControl.ListAsync(scope, type.Name, model, identifiers, cancel);
        }
        catch (RefusedCallException error) when (error.Code is "ResourceNotFoundException" or "NotFound")
        {
            // The parent is gone, or has none: a function without a policy.
        }
    }

    private async Task GetAsync(string identifier, CancellationToken cancel)
    {
        try
        {
            if (await CloudControl.GetAsync(scope, type.Name, identifier, cancel) is { } properties)
            {
                foreach (var path in type.Withheld)
                {
                    NotRead.Withhold(properties, path);
                }

                _found.Add(identifier, properties);
            }
        }
        catch (RefusedCallException refused)
        {
            _found.Missed(identifier, refused, type.Actions is [.., var last] ? last : null);
        }
    }
}
