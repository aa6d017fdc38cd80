/** A store in a PostgreSQL database, over whatever data source the user has. */
@NullMarked
package dev.surefoot.runtime.internal.postgres;

import org.jspecify.annotations.NullMarked;
