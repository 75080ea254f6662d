/* Comes in: the name of an embedded file. Goes out: its bytes. */
#include "view/asset.h"

ft_slice ft_asset_find(ft_slice name)
{
    for (size_t i = 0; i < ft_asset_count; i++)
        if (ft_slice_equal(name, ft_slice_of(ft_assets[i].name)))
            return (ft_slice){(const char *)ft_assets[i].bytes,
                              ft_assets[i].len};
    return (ft_slice){NULL, 0};
}
