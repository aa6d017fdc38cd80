/** What all stores in relational databases share: tables, columns, statements, schema versions. */
@NullMarked
package dev.surefoot.runtime.internal.jdbc;

import org.jspecify.annotations.NullMarked;
